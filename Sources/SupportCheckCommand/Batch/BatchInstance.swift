import Foundation
import SupportMasks

/// Why a line of `batch` was not understood.
struct BatchError: Error {
    /// What was expected, and where.
    let message: String
}

/// Reads an instance from a JSON object in mask form, kernel form or layers form.
enum BatchInstance {
    private struct Fields: Decodable {
        var name: String?
        var I: [String]?
        var J: [String]?
        var rowTypes: [[Int]]?
        var columnTypes: [[Int]]?
        var layers: [[String]]?
    }

    /// - Throws: for text that is not one JSON object, for a key given twice, and for masks that are none or do not
    ///   fit.
    static func read(_ bytes: Data, defaultName: String) throws(BatchError) -> MaskInstance {
        let fields: Fields
        do {
            fields = try JSONDecoder().decode(Fields.self, from: bytes)
        } catch {
            throw BatchError(message: JSONComplaint.text(for: error, in: bytes))
        }
        // Decoders take one of two equal keys in silence; which masks are meant is not guessed here.
        if let key = TopLevelKeys.repeated(in: bytes) { throw BatchError(message: "the key '\(key)' is given twice") }
        return MaskInstance(name: fields.name ?? defaultName, masks: try masks(fields))
    }

    private static func masks(_ fields: Fields) throws(BatchError) -> MaskInstance.Masks {
        let isMaskForm = fields.I != nil || fields.J != nil
        let isKernelForm = fields.rowTypes != nil || fields.columnTypes != nil
        guard [isMaskForm, isKernelForm, fields.layers != nil].count(where: { $0 }) == 1 else {
            throw BatchError(message: "expected one of the forms I and J, rowTypes and columnTypes, or layers")
        }
        if let layers = fields.layers { return .network(try network(layers)) }
        if isKernelForm {
            guard let rows = fields.rowTypes, let columns = fields.columnTypes else {
                throw BatchError(message: "expected rowTypes and columnTypes, found one of them")
            }
            return .factorization(try KernelForm.supports(rowTypes: rows, columnTypes: columns))
        }
        guard let left = fields.I, let right = fields.J else {
            throw BatchError(message: "expected I and J, found one of them")
        }
        let (i, j) = (try mask(left, "I"), try mask(right, "J"))
        guard i.columnCount == j.columnCount else {
            throw BatchError(
                message:
                    "expected I and J to have the same number of columns, found \(i.columnCount) and \(j.columnCount)")
        }
        return .factorization(FactorSupports(left: i, right: j))
    }

    private static func network(_ rows: [[String]]) throws(BatchError) -> [Layer] {
        guard !rows.isEmpty else { throw BatchError(message: "layers: expected a layer, found none") }
        var layers: [Layer] = []
        for (index, rows) in rows.enumerated() {
            let mask = try mask(rows, "layers[\(index)]")
            if let previous = layers.last, previous.outputCount != mask.columnCount {
                throw BatchError(
                    message:
                        "layers[\(index)]: expected \(previous.outputCount) columns, the rows of the layer before, found \(mask.columnCount)"
                )
            }
            layers.append(Layer(name: "layer \(index + 1)", mask: mask))
        }
        return layers
    }

    private static func mask(_ rows: [String], _ place: String) throws(BatchError) -> BitMatrix {
        guard let first = rows.first, !first.isEmpty else {
            throw BatchError(message: "\(place): expected rows of 0 and 1, found none")
        }
        try requireSize(rows: rows.count, columns: first.utf8.count, place)
        guard let mask = BitMatrix(rows) else {
            throw BatchError(message: "\(place): expected rows of 0 and 1 of one length")
        }
        return mask
    }

    /// Holds a mask to the limits of a mask file.
    static func requireSize(rows: Int, columns: Int, _ place: String) throws(BatchError) {
        let limits = MaskLimits.standard
        guard rows <= limits.maxRows, columns <= limits.maxColumns, rows * columns <= limits.maxCells else {
            throw BatchError(
                message:
                    "\(place): expected at most \(limits.maxRows) rows, \(limits.maxColumns) columns and \(limits.maxCells) cells, found \(rows) × \(columns)"
            )
        }
    }
}

import Foundation
import SupportMasks

/// A line of JSON that holds an instance, as `supportcheck batch` reads it.
package struct JSONLine: Sendable {
    package let instance: MaskInstance
    /// The rows of strings under the key that was asked for; nil if there is none.
    package let matrix: [[String]]?

    /// Why a line was not understood.
    package struct Fault: Error {
        /// What was expected, and where.
        package let message: String

        package init(_ message: String) { self.message = message }
    }

    /// - Parameters:
    ///   - defaultName: the name of an instance that has none.
    ///   - key: of a matrix beside the masks.
    /// - Throws: for text that is not one JSON object, for a key given twice, and for masks that are none or do not
    ///   fit.
    package init(_ bytes: Data, defaultName: String, matrix key: String? = nil) throws(Fault) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(JSONFault) in try Self.read(ByteView(held: bytes), defaultName, key) }
        }
        do { (instance, matrix) = try result.get() } catch { throw Fault(error.message) }
    }

    private static func read(_ bytes: ByteView, _ defaultName: String, _ key: String?) throws(JSONFault) -> (
        MaskInstance, [[String]]?
    ) {
        let node: JSONNode
        do { node = try JSONTextParser.parse(bytes) } catch {
            guard !error.isRepeatedKey else { throw error }
            throw JSONFault("expected one JSON object, found text that is not valid JSON", at: error.offset)
        }
        guard case .object = node.kind else { throw JSONFault("expected an object", at: node.offset) }
        var reader = JSONInstanceReader(bytes, nil, .standard)
        let name = try reader.name(node) ?? defaultName
        guard let masks = try reader.masks(node) else { throw noForm(node) }
        let instance = MaskInstance(name: name, masks: try fitted(masks, at: node))
        guard let key, let matrix = node.member(key) else { return (instance, nil) }
        var rows: [[String]] = []
        for (index, row) in try reader.list(matrix, key).enumerated() {
            rows.append(try reader.texts(row, "\(key)[\(index)]"))
        }
        return (instance, rows)
    }

    private static func fitted(_ masks: JSONMasks, at node: JSONNode) throws(JSONFault) -> MaskInstance.Masks {
        switch masks {
        case .supports(let supports): return .factorization(supports)
        case .factors(let left, let right):
            let (found, other) = (left.columnCount, right.columnCount)
            guard found == other else {
                throw JSONFault(
                    "expected I and J to have the same number of columns, found \(found) and \(other)", at: node.offset)
            }
            return .factorization(FactorSupports(left: left, right: right))
        case .layers(let named):
            for (index, (layer, next)) in zip(named, named.dropFirst()).enumerated()
            where layer.mask.rowCount != next.mask.columnCount {
                throw JSONFault(
                    "layers[\(index + 1)]: expected \(layer.mask.rowCount) columns, the rows of the layer before, found \(next.mask.columnCount)",
                    at: node.offset)
            }
            do { return .network(try named.asLayers(context: ReadingContext(file: ""))) } catch {
                throw JSONFault("layers: \(error.message)", at: node.offset)
            }
        }
    }

    private static func noForm(_ node: JSONNode) -> JSONFault {
        let given = [["I", "J"], ["rowTypes", "columnTypes"], ["layers"]].filter { form in
            form.contains { node.member($0) != nil }
        }
        return JSONFault(
            given.count == 1
                ? "expected \(given[0].joined(separator: " and ")), found one of them"
                : "expected one of the forms I and J, rowTypes and columnTypes, or layers", at: node.offset)
    }
}

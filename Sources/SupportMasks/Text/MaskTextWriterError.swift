/// Why instances cannot be written in the text form.
public struct MaskTextWriterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence.
    public let message: String

    init(_ message: String) { self.message = message }

    /// The message.
    public var description: String { message }
}

extension MaskTextWriter {
    /// Requires what the reader will require of the text: names on one line and different from one another, masks with
    /// cells.
    static func requireWritable(_ instances: [MaskInstance], header: [String]) throws(MaskTextWriterError) {
        for line in header
        where line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\t" }) {
            throw MaskTextWriterError("a comment has no control characters and is one line")
        }
        guard !instances.isEmpty else { throw MaskTextWriterError("a mask file holds at least one instance") }
        var names: Set<String> = []
        for instance in instances {
            try requireName(instance.name, "an instance")
            guard names.insert(instance.name).inserted else {
                throw MaskTextWriterError("instances have different names, and '\(instance.name)' occurs twice")
            }
            switch instance.masks {
            case .factorization(let supports):
                try requireCells(supports.left.rowCount, supports.left.columnCount, "I", instance)
                try requireCells(supports.right.rowCount, supports.right.columnCount, "J", instance)
            case .network(let layers):
                try requireLayers(layers, instance)
            }
        }
    }

    private static func requireLayers(_ layers: [Layer], _ instance: MaskInstance) throws(MaskTextWriterError) {
        guard !layers.isEmpty else {
            throw MaskTextWriterError("a network has a layer, and '\(instance.name)' has none")
        }
        var names: Set<String> = []
        var outputs: Int?
        for layer in layers {
            try requireName(layer.name, "a layer")
            guard names.insert(layer.name).inserted else {
                throw MaskTextWriterError(
                    "layers have different names, and '\(layer.name)' occurs twice in '\(instance.name)'")
            }
            try requireCells(layer.outputCount, layer.inputCount, "layer '\(layer.name)'", instance)
            if let outputs, outputs != layer.inputCount {
                throw MaskTextWriterError(
                    "the layers of '\(instance.name)' do not fit: \(outputs) outputs, then \(layer.inputCount) inputs")
            }
            outputs = layer.outputCount
        }
    }

    private static func requireName(_ name: String, _ owner: String) throws(MaskTextWriterError) {
        let scalars = name.unicodeScalars
        let isPlain = scalars.allSatisfy { $0 != "#" && $0.properties.generalCategory != .control }
        guard isPlain, let first = scalars.first, let last = scalars.last, first != " ", last != " " else {
            throw MaskTextWriterError(
                "the name of \(owner) has characters, none of them '#' or a control character, and no space at either end"
            )
        }
    }

    private static func requireCells(_ rows: Int, _ columns: Int, _ what: String, _ instance: MaskInstance)
        throws(MaskTextWriterError)
    {
        guard rows > 0, columns > 0 else {
            throw MaskTextWriterError("a mask has rows and columns, and \(what) of '\(instance.name)' is empty")
        }
    }
}

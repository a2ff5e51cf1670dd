/// The instance of a certificate about a network of any depth: layers, input side first, each outputs × inputs.
struct Network: Sendable {
    enum Layers: Sendable {
        case masks([BitMatrix])
        /// The layers are the supports of these patterns by definition; they are not written out.
        case patterns([Pattern])
    }

    let name: String
    let layers: Layers
    /// Inputs, then the outputs of each layer.
    let sizes: [Int]

    var inputs: Int { sizes[0] }
    var outputs: Int { sizes[sizes.count - 1] }

    /// Reads INSTANCE; `file` is the mask file that the checker was handed, if any.
    init(_ value: JSONValue, file: MaskFile?) throws(Rejection) {
        let claimed: JSONValue?
        if try value.member("patterns") != nil {
            let fields = try value.fields("name", "patterns")
            name = try fields[0].string()
            var patterns: [Pattern] = []
            for element in try fields[1].elements() { patterns.append(try Pattern(element)) }
            guard file == nil else {
                throw value.rejection("the network is given by patterns, which are not compared with a mask file")
            }
            sizes = try Network.sizes(patterns.map { ($0.rows, $0.columns) }, at: fields[1])
            layers = .patterns(patterns)
            return
        } else if try value.member("layers") != nil {
            let fields = try value.fields("name", "layers")
            name = try fields[0].string()
            var masks: [BitMatrix] = []
            for element in try fields[1].elements() { masks.append(try element.mask()) }
            if let file, try file.layers(named: name, at: value) != masks {
                throw value.rejection("the masks differ from those of the mask file")
            }
            layers = .masks(masks)
            sizes = try Network.sizes(masks.map { ($0.rows, $0.columns) }, at: value)
            claimed = nil
        } else {
            let fields = try value.fields("name", "sizes")
            name = try fields[0].string()
            guard let file else {
                throw value.rejection("the masks are in a file, and no mask file was given (--input FILE)")
            }
            let masks = try file.layers(named: name, at: value)
            layers = .masks(masks)
            sizes = try Network.sizes(masks.map { ($0.rows, $0.columns) }, at: value)
            claimed = fields[1]
        }
        if let claimed {
            var listed: [Int] = []
            for element in try claimed.elements() {
                listed.append(try element.integer(in: 1...Limits.dimension, "a size"))
            }
            guard listed == sizes else { throw claimed.rejection("other sizes than those of the mask file, \(sizes)") }
        }
    }

    /// The sizes of layers that fit one another.
    private static func sizes(_ shapes: [(rows: Int, columns: Int)], at value: JSONValue) throws(Rejection) -> [Int] {
        guard let first = shapes.first else { throw value.rejection("a network has a layer") }
        var sizes = [first.columns]
        for (rows, columns) in shapes {
            guard sizes.last == columns else {
                throw value.rejection(
                    "a layer with \(sizes.last ?? 0) outputs is followed by one with \(columns) inputs")
            }
            sizes.append(rows)
        }
        guard sizes.allSatisfy({ (1...Limits.dimension).contains($0) }) else {
            throw value.rejection("a layer has no line, or is too large for the checker")
        }
        return sizes
    }
}

extension MaskFile {
    /// The layers of the network `name`, input side first.
    func layers(named name: String, at place: JSONValue) throws(Rejection) -> [BitMatrix] {
        guard let entry = entries.first(where: { $0.name == nil || $0.name == name }) else {
            throw place.rejection("the mask file has no instance of this name")
        }
        guard case .network(let layers) = entry.content else {
            throw place.rejection("the mask file's instance is not a network")
        }
        return layers
    }
}

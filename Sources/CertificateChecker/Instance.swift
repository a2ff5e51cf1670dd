import CheckerInput

/// The instance of a certificate: layers, input side first, each outputs × inputs. A factorization X Yᵀ on the masks I
/// and J has two: the transpose of J, and I.
struct Instance: Sendable {
    enum Layers: Sendable {
        case masks([BitMatrix])
        /// The layers are the supports of these patterns by definition; they are not written out.
        case patterns([Pattern])
    }

    let name: String
    let layers: Layers
    /// Inputs, then the outputs of each layer.
    let sizes: [Int]
    /// Whether it is given by I and J.
    let isFactorization: Bool

    var inputs: Int { sizes[0] }
    var outputs: Int { sizes[sizes.count - 1] }

    /// Reads INSTANCE; `file` is the mask file that the checker was handed, if any.
    init(_ value: JSONValue, file: MaskFile?) throws(Rejection) {
        var content: MaskContent?
        if try value.member("patterns") != nil {
            let fields = try value.fields("name", "patterns")
            name = try fields[0].string()
            let patterns = try fields[1].list { element throws(Rejection) in try Pattern(element) }
            try value.require(file == nil, "the network is given by patterns, which are not compared with a mask file")
            sizes = try Instance.sizes(patterns.map { ($0.rows, $0.columns) }, at: fields[1])
            layers = .patterns(patterns)
            isFactorization = false
            return
        } else if try value.member("I") != nil {
            let fields = try value.fields("name", "I", "J")
            name = try fields[0].string()
            content = .factorization(left: try fields[1].mask(), right: try fields[2].mask())
        } else if try value.member("layers") != nil {
            let fields = try value.fields("name", "layers")
            name = try fields[0].string()
            content = .network(try fields[1].list { element throws(Rejection) in try element.mask() })
        } else {
            name = try value.fields("name", "sizes")[0].string()
        }
        let filed = file?.content(named: name)
        if file != nil, filed == nil { throw value.rejection("the mask file has no instance of this name") }
        guard let first = content ?? filed else {
            throw value.rejection("the masks are in a file, and no mask file was given (--input FILE)")
        }
        let masks = try Instance.masks(first, value.budget)
        if content != nil, let filed, try !Instance.areEqual(masks, Instance.masks(filed, value.budget)) {
            throw value.rejection("the masks differ from those of the mask file")
        }
        if case .factorization = first { isFactorization = true } else { isFactorization = false }
        layers = .masks(masks)
        sizes = try Instance.sizes(masks.map { ($0.rows, $0.columns) }, at: value)
        if content == nil {
            let claimed = try value.fields("name", "sizes")[1]
            let listed = try claimed.list { size throws(Rejection) in
                try size.integer(in: 1...Limits.dimension, "a size")
            }
            try claimed.require(listed == sizes, "other sizes than those of the mask file, \(sizes)")
        }
    }

    private static func masks(_ content: MaskContent, _ budget: Budget) throws(Rejection) -> [BitMatrix] {
        switch content {
        case .factorization(let left, let right):
            return [try BitMatrix(right, budget).transposed(), BitMatrix(left, budget)]
        case .network(let layers):
            return layers.map { BitMatrix($0, budget) }
        }
    }

    private static func areEqual(_ masks: [BitMatrix], _ others: [BitMatrix]) throws(Rejection) -> Bool {
        guard masks.count == others.count else { return false }
        for (mask, other) in zip(masks, others) where try !mask.equals(other) { return false }
        return true
    }

    /// The sizes of layers that fit one another.
    private static func sizes(_ shapes: [(rows: Int, columns: Int)], at value: JSONValue) throws(Rejection) -> [Int] {
        guard let first = shapes.first else { throw value.rejection("a network has a layer") }
        var sizes = [first.columns]
        for (rows, columns) in shapes {
            try value.require(
                sizes.last == columns,
                "a layer with \(sizes.last ?? 0) outputs is followed by one with \(columns) inputs")
            sizes.append(rows)
        }
        try value.require(
            sizes.allSatisfy({ (1...Limits.dimension).contains($0) }),
            "a layer has no line, or is too large for the checker")
        return sizes
    }

    /// What is said of the instance.
    func statement(_ verdict: Statement.Verdict, rule: String? = nil, matrix: Matrix? = nil) -> Statement {
        Statement(
            instance: name, rows: outputs, columns: inputs,
            width: sizes.dropFirst().dropLast().min() ?? min(inputs, outputs), verdict: verdict,
            matrix: matrix?.listed,
            network: isFactorization ? nil : Statement.NetworkStatement(depth: sizes.count - 1, rule: rule))
    }
}

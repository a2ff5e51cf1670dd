/// One layer of a sparse network: its name and its support, outputs × inputs, as the weight of `torch.nn.Linear`.
///
/// A support that is too large for a mask is held as its Kronecker pattern.
public struct Layer: Sendable {
    private enum Support: Sendable {
        case mask(BitMatrix)
        case pattern(KroneckerPattern)
    }

    /// The name of the layer.
    public var name: String
    private var support: Support

    /// A layer with the given name and mask.
    public init(name: String, mask: BitMatrix) {
        self.name = name
        support = .mask(mask)
    }

    /// A layer whose support is that of a pattern, which is not written out.
    public init(name: String, pattern: KroneckerPattern) {
        self.name = name
        support = .pattern(pattern)
    }

    /// The support of the layer's weight: outputs × inputs. A pattern is written out at every call, in O(rows × columns
    /// / 64).
    public var mask: BitMatrix {
        switch support {
        case .mask(let mask): return mask
        case .pattern(let pattern): return pattern.mask
        }
    }

    /// The pattern, if the layer was given by one that is not written out.
    public var pattern: KroneckerPattern? {
        guard case .pattern(let pattern) = support else { return nil }
        return pattern
    }

    /// The rows of the support.
    public var outputCount: Int {
        switch support {
        case .mask(let mask): return mask.rowCount
        case .pattern(let pattern): return pattern.rowCount
        }
    }

    /// The columns of the support.
    public var inputCount: Int {
        switch support {
        case .mask(let mask): return mask.columnCount
        case .pattern(let pattern): return pattern.columnCount
        }
    }

    /// The cells inside the support.
    public var entryCount: Int {
        switch support {
        case .mask(let mask): return mask.setBitCount
        case .pattern(let pattern): return pattern.rowCount * pattern.c
        }
    }
}

extension Layer: Hashable {
    /// Whether names and supports are equal, however they are held.
    public static func == (a: Layer, b: Layer) -> Bool {
        guard a.name == b.name, a.outputCount == b.outputCount, a.inputCount == b.inputCount else { return false }
        if let first = a.pattern, let second = b.pattern, first == second { return true }
        return a.entryCount == b.entryCount && a.mask == b.mask
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(outputCount)
        hasher.combine(inputCount)
        hasher.combine(entryCount)
    }
}

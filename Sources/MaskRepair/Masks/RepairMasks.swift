import SupportMasks

/// The masks of an instance as a repair changes them: I and J of a pair, the layers of a network.
public struct RepairMasks: Hashable, Sendable {
    /// The instance that was given.
    public let original: MaskInstance
    /// In the order of the file: I and J, or the layers with the input side first.
    public private(set) var masks: [BitMatrix]

    /// Cells of a mask that is written out.
    private static let mostCells = 1 << 28

    /// Nil where a layer is a pattern that is too large to be written out.
    public init?(_ instance: MaskInstance) {
        original = instance
        switch instance.masks {
        case .factorization(let supports): masks = [supports.left, supports.right]
        case .network(let layers):
            guard layers.allSatisfy({ $0.outputCount <= Self.mostCells / max($0.inputCount, 1) }) else { return nil }
            masks = layers.map(\.mask)
        }
    }

    /// The names of the masks.
    public var names: [String] {
        switch original.masks {
        case .factorization: ["I", "J"]
        case .network(let layers): layers.map(\.name)
        }
    }

    /// Whether the instance is a factorization A ≈ X Yᵀ.
    public var isPair: Bool {
        if case .factorization = original.masks { return true }
        return false
    }

    /// The cells of all masks together.
    public var cellCount: Int { masks.reduce(0) { $0 + $1.rowCount * $1.columnCount } }

    /// The cells that are set, of all masks.
    public var entries: Set<MaskCell> {
        Set(
            masks.enumerated().flatMap { mask, matrix in
                (0..<matrix.rowCount).flatMap { row in
                    matrix.row(row).members.map { MaskCell(mask: mask, row: row, column: $0) }
                }
            })
    }

    /// Whether the masks have the shapes of others.
    public func hasShapes(of other: RepairMasks) -> Bool {
        masks.map { [$0.rowCount, $0.columnCount] } == other.masks.map { [$0.rowCount, $0.columnCount] }
    }

    /// How many cells are set.
    public var entryCount: Int { masks.reduce(0) { $0 + $1.setBitCount } }

    public subscript(cell: MaskCell) -> Bool {
        get { masks[cell.mask][cell.row, cell.column] }
        set { masks[cell.mask][cell.row, cell.column] = newValue }
    }

    package mutating func flip(_ cell: MaskCell) { self[cell].toggle() }

    package mutating func replace(_ mask: Int, by matrix: BitMatrix) { masks[mask] = matrix }

    package func flipping(_ cells: some Sequence<MaskCell>) -> RepairMasks {
        var result = self
        for cell in cells { result.flip(cell) }
        return result
    }

    /// The instance with the masks as they are now; a layer that has not changed stays as it was given.
    public var instance: MaskInstance {
        var result = original
        switch original.masks {
        case .factorization:
            result.masks = .factorization(FactorSupports(left: masks[0], right: masks[1]))
        case .network(let layers):
            result.masks = .network(
                zip(layers, masks).map { $0.mask == $1 ? $0 : Layer(name: $0.name, mask: $1) })
        }
        return result
    }

    /// Where an entry of a layer, as proofs count them, lies: layer 0 of a pair is Jᵀ, layer 1 is I.
    package func cell(layer: Int, output: Int, input: Int) -> MaskCell {
        guard isPair else { return MaskCell(mask: layer, row: output, column: input) }
        return layer == 1
            ? MaskCell(mask: 0, row: output, column: input) : MaskCell(mask: 1, row: input, column: output)
    }

    /// The cells in which the masks differ from others of the same shapes, in order.
    public func differences(from other: RepairMasks) -> [MaskCell] {
        var cells: [MaskCell] = []
        for (mask, (mine, theirs)) in zip(masks, other.masks).enumerated() {
            for row in 0..<mine.rowCount {
                mine.withRowWords(row) { a in
                    theirs.withRowWords(row) { b in
                        for word in a.indices {
                            var bits = a[word] ^ b[word]
                            while bits != 0 {
                                cells.append(
                                    MaskCell(mask: mask, row: row, column: 64 * word + bits.trailingZeroBitCount))
                                bits &= bits - 1
                            }
                        }
                    }
                }
            }
        }
        return cells
    }
}

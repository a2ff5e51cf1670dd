/// Whether layers follow one another by their shapes; and if not, what would make them.
public struct LayerFit: Hashable, Sendable {
    /// A layer's mask: outputs × inputs.
    public struct Shape: Hashable, Sendable {
        public var rows: Int
        public var columns: Int

        public init(rows: Int, columns: Int) { (self.rows, self.columns) = (rows, columns) }

        /// The shape of the transposed mask.
        public var transposed: Shape { Shape(rows: columns, columns: rows) }
    }

    /// How a list of matrices is taken as the layers of a network.
    public struct Convention: Hashable, Sendable {
        /// Whether the list is written from the left, as W_N, …, W_1.
        public var isOutputFirst: Bool
        /// Whether the matrices are stored inputs × outputs.
        public var isTransposed: Bool

        public init(isOutputFirst: Bool = false, isTransposed: Bool = false) {
            (self.isOutputFirst, self.isTransposed) = (isOutputFirst, isTransposed)
        }

        /// The options that set it; "" for the standard one.
        public var options: [String] {
            (isOutputFirst ? ["--output-first"] : []) + (isTransposed ? ["--transpose"] : [])
        }
    }

    private let shapes: [Shape]

    /// - Parameter shapes: of the layers, input side first.
    public init(_ shapes: [Shape]) { self.shapes = shapes }

    /// The first layer that has not as many columns as the one before has rows; nil if all chain.
    public var misfit: Int? { shapes.indices.dropFirst().first { shapes[$0].columns != shapes[$0 - 1].rows } }

    /// The other conventions by which the layers would chain: the reverse order, the transposes, or both. (The reverse
    /// order chains exactly where the
    /// transposes do, and gives the transposed products; which is meant, shapes cannot tell.)
    ///
    /// - Parameters:
    ///   - convention: the one that gave the shapes.
    ///   - mayReverse: whether the order may be another: not where names say it.
    public func alternatives(to convention: Convention, mayReverse: Bool = true) -> [Convention] {
        let changes = mayReverse ? [(true, false), (false, true), (true, true)] : [(false, true)]
        return changes.compactMap { isReversed, isTurned in
            let turned = isTurned ? shapes.map(\.transposed) : shapes
            guard LayerFit(isReversed ? turned.reversed() : turned).misfit == nil else { return nil }
            return Convention(
                isOutputFirst: convention.isOutputFirst != isReversed, isTransposed: convention.isTransposed != isTurned
            )
        }
    }

    /// What would make the layers chain, as the end of an error: `; the reverse order would chain (--output-first)`.
    public func advice(_ convention: Convention, mayReverse: Bool = true) -> String {
        let ways = alternatives(to: convention, mayReverse: mayReverse).map { other -> String in
            let isReversed = other.isOutputFirst != convention.isOutputFirst
            let isTurned = other.isTransposed != convention.isTransposed
            let what =
                isReversed && isTurned
                ? "the transposes in the reverse order" : isReversed ? "the reverse order" : "the transposes"
            let lost = Set(convention.options).subtracting(other.options).sorted().map { "without \($0)" }
            let gained = other.options.filter { !convention.options.contains($0) }
            return "\(what) would chain (\((gained + lost).joined(separator: " ")))"
        }
        return ways.isEmpty ? "" : "; " + ways.joined(separator: ", or ")
    }
}

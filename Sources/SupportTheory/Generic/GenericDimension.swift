import Rules
import SupportMasks

/// `SC141`: the dimension of the set of products, from below by the rank of the differential at one point, from above by
/// counts; and what it says of matrices in general position.
public struct GenericDimension: Sendable, Hashable {
    public static let rule = RuleCode.SC141

    /// The cells that products reach.
    public let cells: Int
    public let atLeast: Int
    public let atMost: Int
    /// Of which matrices the set contains an open set, where that is proved.
    public let fills: Filled?

    /// Matrices of which the products contain an open set.
    public enum Filled: Sendable, Hashable {
        /// The matrices that are zero outside of the cells.
        case cells
        /// The matrices of rank at most so many on the rows and columns that are reached.
        case rank(Int)
    }

    /// Whether the products and their limits have measure zero in the matrices on the cells.
    public var isThin: Bool { atMost < cells }

    /// Nil if there are more cells, or the elimination takes more steps, than the limits allow.
    ///
    /// O(cells² × weights) at worst.
    public init?(_ layers: [BitMatrix], limits: SearchLimits) {
        guard layers.count >= 2, let components = Self.components(layers, limits) else { return nil }
        var (cells, atLeast, atMost) = (0, 0, 0)
        let interruption = limits.interruption.bounded(steps: limits.genericSteps)
        for part in components {
            let bound = part.mostDimension
            guard
                let rank = ProductDifferential(part.masks, cells: part.cells)
                    .rank(atMost: bound, steps: limits.genericSteps, interruption)
            else { return nil }
            cells += part.cellCount
            atLeast += rank
            atMost += bound
        }
        self.cells = cells
        self.atLeast = atLeast
        self.atMost = atMost
        if atLeast == cells {
            fills = .cells
        } else if components.count == 1, let rank = components[0].rank, atLeast == components[0].rankDimension {
            fills = .rank(rank)
        } else {
            fills = nil
        }
    }

    /// The connected parts, each on its units that are alive; the set is the product of theirs. Nil if there are more
    /// cells than allowed.
    private static func components(_ layers: [BitMatrix], _ limits: SearchLimits) -> [CountedNetwork]? {
        let chain = LayerChain(layers)
        var cellsLeft = limits.genericCells
        var parts: [CountedNetwork] = []
        for units in NetworkComponents.find(in: chain) {
            // As many lines or fewer are reached as there are cells.
            guard units[0].count <= cellsLeft, units[chain.layerCount].count <= cellsLeft,
                !limits.interruption.isDue
            else { return nil }
            let part = CountedNetwork(chain.restricted(to: units))
            cellsLeft -= part.cellCount
            if cellsLeft < 0 { return nil }
            parts.append(part)
        }
        return parts
    }
}

/// A connected network, all of whose units lie on paths, with bounds on the dimension of its set of products.
private struct CountedNetwork {
    let masks: [BitMatrix]
    /// The columns that each row reaches.
    let cells: [[Int]]
    let cellCount: Int

    init(_ chain: LayerChain) {
        masks = chain.masks
        let reached = chain.booleanProduct(of: 0..<chain.layerCount)
        cells = (0..<reached.rowCount).map { reached.row($0).members }
        cellCount = cells.reduce(0) { $0 + $1.count }
    }

    /// The fewest units between two layers, if that bounds the rank.
    var rank: Int? {
        let narrowest = masks.dropLast().map(\.rowCount).min() ?? 0
        return narrowest < min(rowCount, columnCount) ? narrowest : nil
    }

    /// The dimension of the matrices of at most this rank.
    var rankDimension: Int? { rank.map { $0 * (rowCount + columnCount - $0) } }

    /// The least of the bounds.
    var mostDimension: Int { min(cellCount, weights, rankDimension ?? .max) }

    private var rowCount: Int { cells.count }
    private var columnCount: Int { masks[0].columnCount }

    /// The weights less the scalings that change no product: one for each neuron; of two layers, the dimensions of the
    /// classes.
    private var weights: Int {
        if masks.count == 2 { return classes }
        return masks.reduce(0) { $0 + $1.setBitCount } - masks.dropLast().reduce(0) { $0 + $1.rowCount }
    }

    /// p equal supports on a × b are the matrices of rank at most p there.
    private var classes: Int {
        let (rows, columns) = (masks[1].transposed(), masks[0])
        return BitMatrix.equalRowGroups(rows, columns).groups.reduce(0) { sum, members in
            let (a, b) = (rows.row(members[0]).count, columns.row(members[0]).count)
            let rank = min(members.count, a, b)
            return sum + rank * (a + b - rank)
        }
    }
}

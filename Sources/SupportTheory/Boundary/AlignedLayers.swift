import MaskedStates
import SupportMasks

/// Square layers whose neurons are numbered along lines: line u goes through neuron u of the first inner level and the
/// homes of it in the levels after, so that every mask after the first has its diagonal.
struct AlignedLayers {
    /// For each layer but the first: the row that is matched to each column, in the numbers of the network.
    let homes: [[Int]]
    /// By layer and line; the columns of the first layer are the inputs.
    let rows: [[BitSet]]
    /// The same without the diagonal, from the second layer on.
    let others: [[BitSet]]
    /// For each column of the second layer the lines whose rows have it.
    let second: [BitSet]

    var size: Int { rows[0].count }
    var depth: Int { rows.count }

    /// - Parameters:
    ///   - masks: square ones of one size, at least two.
    ///   - fixed: homes that neurons of the first inner level must have, by neuron.
    ///   - attempt: which matchings are taken, where there are several.
    /// - Returns: nil if some layer after the first has no matching.
    init?(_ masks: [BitMatrix], fixed: [Int: Int], attempt: Int) {
        let size = masks[0].rowCount
        var homes: [[Int]] = []
        var rows = [(0..<size).map { masks[0].row($0) }]
        var others = rows
        var second: [BitSet] = []
        var lineOf = Array(0..<size)
        var matching = ShuffledMatching(attempt: attempt)
        for (number, mask) in masks.enumerated().dropFirst() {
            let columns = mask.transposed()
            let taken = BitSet(capacity: size, members: number == 1 ? Array(fixed.values) : [])
            let allowed = (0..<size).map { neuron in
                if number == 1, let home = fixed[neuron] { return BitSet(capacity: size, members: [home]) }
                return columns.row(neuron).subtracting(taken)
            }
            guard let home = matching.saturating(allowed, binCount: size) else { return nil }
            homes.append(home)
            var (aligned, next) = (lineOf, lineOf)
            for (neuron, target) in home.enumerated() {
                aligned[lineOf[neuron]] = target
                next[target] = lineOf[neuron]
            }
            let whole = (0..<size).map { line in
                BitSet(capacity: size, members: mask.row(aligned[line]).map { lineOf[$0] })
            }
            if number == 1 { second = BitMatrix(rows: whole, columnCount: size).transposed().allRows }
            rows.append(whole)
            others.append(
                whole.enumerated().map { line, row in
                    var other = row
                    other.remove(line)
                    return other
                })
            lineOf = next
        }
        (self.homes, self.rows, self.others, self.second) = (homes, rows, others, second)
    }
}

extension BitMatrix {
    fileprivate var allRows: [BitSet] { (0..<rowCount).map { row($0) } }
}

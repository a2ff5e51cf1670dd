import ExactArithmetic
import MaskedStates
import Membership
import Proofs

extension LimitCandidate<SmallWindow> {
    /// Why the matrix is no product: by ranks, by its zeros, by case distinctions, the short searches first.
    func anyRefutation(_ limits: SearchLimits) -> Refutation? {
        let rows = (0..<window.rowCount).map { row in
            (0..<window.columnCount).map { matrix[Cell(row: row, column: $0)] ?? 0 }
        }
        var ranks = RankSplits(window, rows, nodeLimit: limits.rankNodes)
        if let found = ranks.refutation() { return found }
        let nonzero = rows.map { row in
            row.indices.reduce(UInt64(0)) { row[$1].isZero ? $0 : $0 | 1 << UInt64($1) }
        }
        let pattern = NormalFormTree.Pattern(decided: nonzero, nonzero: nonzero)
        var splits = ZeroSplits(
            window, pattern, nodeLimit: limits.refutationNodes / 10, matchingSteps: limits.matchingSteps)
        return splits.refutation() ?? refutation(limits)
    }
}

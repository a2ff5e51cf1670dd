import Membership
import Proofs
import SupportTheory

/// Windows whose masks are closed, on which a matrix is no product (SC161).
///
/// Every window with a witness is left by taking away a line of the witness; what is a product is so on every smaller
/// window, which ends that branch.
struct ClosedWindows {
    private let limits: SearchLimits
    /// Windows that are looked at, and steps of the membership in each.
    var most = 40
    private static let steps = 20_000

    init(limits: SearchLimits) { self.limits = limits }

    /// In the numbers of the instance.
    struct Found {
        var window: DistanceProof.ClosedWindow
        var refutation: Refutation
    }

    private struct Window: Hashable {
        var rows: [Int]
        var columns: [Int]
    }

    /// The first window, large ones first.
    ///
    /// - Parameter witness: of the whole part, in its own numbers, if one is known.
    func find(in part: TargetPart, witness: NonClosedness?) -> Found? {
        let whole = Window(rows: Array(0..<part.rows.count), columns: Array(0..<part.columns.count))
        var queue = witness.map { Self.children(of: whole, without: $0.rows, $0.columns) } ?? [whole]
        var seen = Set(queue)
        var next = 0
        while next < min(queue.count, most) {
            if limits.interruption.isDue { return nil }
            let window = queue[next]
            next += 1
            let inner = part.window(rows: window.rows, columns: window.columns)
            guard inner.isSmall else { continue }
            let answer = membership(of: inner)
            if case .member = answer { continue }
            switch ClosednessDecision(limits: limits).decide(inner.supports) {
            case .closed(let proof):
                guard case .notMember(let refutation) = answer else { continue }
                return Found(
                    window: .init(
                        rows: inner.rows, columns: inner.columns, masks: inner.supports.masks,
                        closedness: .closed(proof)),
                    refutation: refutation.renamed(inner.unitNames))
            case .notClosed(let found):
                let lines = (found.rows.map { window.rows[$0] }, found.columns.map { window.columns[$0] })
                for child in Self.children(of: window, without: lines.0, lines.1) where seen.insert(child).inserted {
                    queue.append(child)
                }
            case .undecided, .notClosedByDimension: continue
            }
        }
        return nil
    }

    private func membership(of part: TargetPart) -> MembershipAnswer {
        var limits = limits.bounded(by: Self.steps)
        // Windows with too large a rank have been looked for.
        limits.refutationRows = 1
        limits.matchingSteps = Self.steps / 2
        return MembershipDecision(limits: limits).answer(
            MembershipQuestion(supports: part.supports.masks, matrix: part.matrix))
    }

    private static func children(of window: Window, without rows: [Int], _ columns: [Int]) -> [Window] {
        rows.filter { _ in window.rows.count > 1 }.map { row in
            Window(rows: window.rows.filter { $0 != row }, columns: window.columns)
        }
            + columns.filter { _ in window.columns.count > 1 }.map { column in
                Window(rows: window.rows, columns: window.columns.filter { $0 != column })
            }
    }
}

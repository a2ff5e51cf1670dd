import Dispatch
import Foundation
import Proofs
import SupportMasks

/// How many cells of the product no support covers, one covers, and several cover.
public struct CoverageSummary: Sendable, Hashable {
    /// Cells that are zero in every product.
    public var uncovered: Int
    /// The private cells: those that exactly one support covers.
    public var once: Int
    /// Cells that two supports or more cover.
    public var more: Int

    /// Counts the cells of the whole matrix.
    ///
    /// At most |I| · n / 64 word operations; where cells are covered densely, far fewer. Memory: some 64 bytes a
    /// support and four megabytes a
    /// thread. The counts do not depend on the number of threads.
    public init(of supports: RankOneSupports, threads: Int = 1) {
        let parts = max(1, min(threads, supports.rowCount / StripedCoverage.fewestRows))
        let total = CoverTotal()
        let count: @Sendable (Int) -> Void = { part in
            let rows = supports.rowCount * part / parts..<supports.rowCount * (part + 1) / parts
            total.add(StripedCoverage(supports).count(rows))
        }
        if parts == 1 { count(0) } else { DispatchQueue.concurrentPerform(iterations: parts, execute: count) }
        let (covered, twice) = total.value
        uncovered = supports.rowCount * supports.columnCount - covered
        once = covered - twice
        more = twice
    }
}

/// A sum that several threads add to.
private final class CoverTotal: @unchecked Sendable {
    private let lock = NSLock()
    private var sum = (covered: 0, twice: 0)

    func add(_ counts: (covered: Int, twice: Int)) {
        lock.withLock {
            sum.covered += counts.covered
            sum.twice += counts.twice
        }
    }

    var value: (covered: Int, twice: Int) { lock.withLock { sum } }
}

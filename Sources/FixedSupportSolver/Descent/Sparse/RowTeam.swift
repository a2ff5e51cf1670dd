import DenseNumerics

/// Shares the rows of a result among threads.
///
/// Each row is computed by one thread in one order, so results do not depend on the number of threads.
struct RowTeam: Sendable {
    let threads: Int

    /// Multiplications below which waking a thread costs more than it saves.
    private static var worthwhile: Int { 200_000 }

    init(threads: Int) { self.threads = max(1, threads) }

    /// Calls `body` with ranges that together are `0 ..< rows`, of which each may be worked on by another thread.
    func forEach(rows: Int, work: Int, _ body: (Range<Int>) -> Void) {
        guard threads > 1, rows > 1, work >= Self.worthwhile else { return body(0..<rows) }
        // No call outlives this one, and each writes to rows of its own.
        withoutActuallyEscaping(body) { body in
            nonisolated(unsafe) let body = body
            Parallel.forRanges(rows, threads: threads) { body($0) }
        }
    }
}

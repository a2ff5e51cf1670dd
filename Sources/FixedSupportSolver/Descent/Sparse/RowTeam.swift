import Dispatch

/// Shares the rows of a result among threads.
///
/// Each row is computed by one thread in one order, so results do not depend on the number of threads.
struct RowTeam: Sendable {
    let threads: Int

    /// Multiplications below which waking a thread costs more than it saves.
    private static var worthwhile: Int { 200_000 }

    init(threads: Int) { self.threads = max(1, threads) }

    /// Calls `body` with ranges that together are `0 ..< rows`.
    func forEach(rows: Int, work: Int, _ body: (Range<Int>) -> Void) {
        let parts = work < Self.worthwhile ? 1 : min(threads, rows)
        guard parts > 1 else { return body(0..<rows) }
        // Ranges are dealt out in small portions: rows of sparse masks cost unlike.
        let portions = min(rows, 8 * parts)
        // No call outlives this one, and each writes to rows of its own.
        withoutActuallyEscaping(body) { body in
            nonisolated(unsafe) let body = body
            DispatchQueue.concurrentPerform(iterations: portions) { portion in
                body(rows * portion / portions..<rows * (portion + 1) / portions)
            }
        }
    }
}

import Dispatch
import Foundation

/// Independent work on several threads. What is computed may never depend on how the work was divided: each piece
/// writes to places of its own, and sums are formed in an order that the caller fixes.
public enum Parallel {
    /// As many threads as there are active processors.
    public static let standardThreads = max(1, ProcessInfo.processInfo.activeProcessorCount)

    /// Calls `body` once for each of 0 ..< `count`, on up to `threads` threads, and returns when all are done. Pieces
    /// are handed out one after the other as threads become free, so they may take different times.
    public static func forEach(
        _ count: Int, threads: Int = standardThreads, _ body: @Sendable (_ piece: Int) -> Void
    ) {
        guard threads > 1, count > 1 else {
            for piece in 0..<max(count, 0) { body(piece) }
            return
        }
        if threads >= count || threads >= standardThreads {
            DispatchQueue.concurrentPerform(iterations: count, execute: body)
        } else {
            // Fewer threads than processors: each of them takes every `threads`-th piece.
            DispatchQueue.concurrentPerform(iterations: threads) { first in
                for piece in stride(from: first, to: count, by: threads) { body(piece) }
            }
        }
    }

    /// Calls `body` on ranges that together are 0 ..< `count`, none (but the last) shorter than `grain`; about four a
    /// thread, so that a slow piece is made up for.
    public static func forRanges(
        _ count: Int, grain: Int = 1, threads: Int = standardThreads, _ body: @Sendable (_ range: Range<Int>) -> Void
    ) {
        guard count > 0 else { return }
        let pieces = threads > 1 ? 4 * threads : 1
        let length = max(grain, 1, (count + pieces - 1) / pieces)
        forEach((count + length - 1) / length, threads: threads) { piece in
            body(piece * length..<min(count, (piece + 1) * length))
        }
    }

    /// The values of `transform` at 0 ..< `count`, in order, computed on up to `threads` threads.
    public static func map<Value: Sendable>(
        _ count: Int, threads: Int = standardThreads, _ transform: @Sendable (_ index: Int) -> Value
    ) -> [Value] {
        guard threads > 1, count > 1 else { return (0..<max(count, 0)).map(transform) }
        return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            let places = Lent(buffer.baseAddress!)
            forEach(count, threads: threads) { (places.value + $0).initialize(to: transform($0)) }
            initialized = count
        }
    }
}

import Dispatch

/// Work that is divided among threads, part by part.
enum Parts {
    /// Calls `work` once for each part of 0..<count, the parts at the same time on at most so many threads.
    ///
    /// - Parameter entries: how many entries are touched in all; a few are not worth another thread.
    static func run(_ count: Int, threads: Int, entries: Int, _ work: (Range<Int>) -> Void) {
        let parts = max(1, min(threads, count, entries >> 13))
        guard parts > 1 else { return work(0..<count) }
        withoutActuallyEscaping(work) { work in
            // The parts are disjoint, and all have ended when `concurrentPerform` returns.
            nonisolated(unsafe) let work = work
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                work(count * part / parts..<count * (part + 1) / parts)
            }
        }
    }

    /// `value` of each number, computed in parts; the order of the values is that of the numbers.
    static func values(
        _ count: Int, threads: Int, entries: Int, _ fill: (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Void
    )
        -> [Double]
    {
        Array(unsafeUninitializedCapacity: count) { buffer, filled in
            buffer.initialize(repeating: 0)
            run(count, threads: threads, entries: entries) { fill($0, buffer) }
            filled = count
        }
    }
}

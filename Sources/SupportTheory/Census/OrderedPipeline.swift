import Foundation
import Synchronization

/// Works on a stream of inputs in several threads and hands the results on one at a time, in the order of the inputs.
///
/// With one thread every input is worked on and handed on when it is submitted. With more, a bounded number of inputs
/// waits, so that a long stream
/// needs little memory.
public final class OrderedPipeline<Input: Sendable, Output: Sendable>: Sendable {
    private let work: @Sendable (Input) -> Output
    /// False ends the stream: later results are dropped.
    private let deliver: @Sendable (Output) -> Bool
    private let threads: Int
    private let state = Mutex(State())
    /// Held while results are handed on, so that `deliver` runs once at a time.
    private let delivery = Mutex(())
    private let places: DispatchSemaphore
    private let tasks = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    private struct State {
        var waiting: [(number: Int, input: Input)] = []
        var submitted = 0
        var finished: [Int: Output] = [:]
        var delivered = 0
        var isStopped = false
        /// Workers that are running.
        var workers = 0
    }

    private static var waitingForEachThread: Int { 16 }
    /// Searches recurse; secondary threads have small stacks by default.
    private static var stackSize: Int { 16 << 20 }

    public init(
        threads: Int, work: @escaping @Sendable (Input) -> Output, deliver: @escaping @Sendable (Output) -> Bool
    ) {
        self.work = work
        self.deliver = deliver
        self.threads = max(1, threads)
        places = DispatchSemaphore(value: Self.waitingForEachThread * max(1, threads))
    }

    /// Takes an input, after waiting for a place if many are waiting. Returns false once the stream has ended.
    @discardableResult public func submit(_ input: Input) -> Bool {
        guard threads > 1 else {
            if state.withLock({ $0.isStopped }) { return false }
            let goesOn = deliver(work(input))
            if !goesOn { state.withLock { $0.isStopped = true } }
            return goesOn
        }
        places.wait()
        let (isStopped, needsWorker) = state.withLock { state in
            state.waiting.append((state.submitted, input))
            state.submitted += 1
            let needsWorker = state.workers < threads
            if needsWorker { state.workers += 1 }
            return (state.isStopped, needsWorker)
        }
        if needsWorker { startWorker() }
        tasks.signal()
        return !isStopped
    }

    /// Waits until every result is handed on. Nothing may be submitted afterwards.
    public func finish() {
        let workers = state.withLock { $0.workers }
        for _ in 0..<workers { tasks.signal() }
        for _ in 0..<workers { ended.wait() }
    }

    private func startWorker() {
        let thread = Thread { [self] in
            while true {
                tasks.wait()
                // A signal without a task is the end.
                guard let task = state.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) else { break }
                if !state.withLock({ $0.isStopped }) {
                    let output = work(task.input)
                    state.withLock { $0.finished[task.number] = output }
                    handOn()
                }
                places.signal()
            }
            ended.signal()
        }
        thread.stackSize = Self.stackSize
        thread.start()
    }

    /// Hands on all results whose turn it is.
    private func handOn() {
        delivery.withLock { _ in
            while let output = nextResult() {
                if !deliver(output) { state.withLock { $0.isStopped = true } }
            }
        }
    }

    private func nextResult() -> Output? {
        state.withLock { state in
            guard !state.isStopped, let output = state.finished.removeValue(forKey: state.delivered) else { return nil }
            state.delivered += 1
            return output
        }
    }
}

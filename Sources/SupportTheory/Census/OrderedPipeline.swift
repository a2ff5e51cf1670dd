import Foundation
import Synchronization

/// Works on a stream of inputs in several threads and hands the results on one at a time, in the order of the inputs.
///
/// With one thread every input is worked on and handed on when it is submitted. With more, inputs wait in a window of
/// bounded size, so that a long stream needs little memory; the window is wide enough that one slow input does not stop
/// the others. Threads are woken only when they have nothing to do: whoever submits waits until half of the window is
/// free.
public final class OrderedPipeline<Input: Sendable, Output: Sendable>: Sendable {
    private let work: @Sendable (Input) -> Output
    /// False ends the stream: later results are dropped.
    private let deliver: @Sendable (Output) -> Bool
    private let threads: Int
    private let window: PipelineWindow<Input, Output>
    private let state = Mutex(State())
    /// Signalled once for every worker that is to look again, and for the submitter that waits.
    private let tasks = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    fileprivate struct State {
        var waiting: [(number: Int, input: Input)] = []
        /// The first of `waiting` that is not taken.
        var next = 0
        var submitted = 0
        var finished: [Int: Output] = [:]
        var delivered = 0
        /// What the inputs and results in the window weigh.
        var weight = 0
        var isStopped = false
        var isEnding = false
        var isDelivering = false
        var awaitsRoom = false
        /// Workers that are running, and those of them that wait for a signal.
        var workers = 0
        var idle = 0
    }

    /// Searches recurse; secondary threads have small stacks by default.
    private static var stackSize: Int { 16 << 20 }

    /// - Parameter window: what may be in flight; by default 16 inputs for each thread.
    public init(
        threads: Int, window: PipelineWindow<Input, Output>? = nil, work: @escaping @Sendable (Input) -> Output,
        deliver: @escaping @Sendable (Output) -> Bool
    ) {
        self.work = work
        self.deliver = deliver
        self.threads = max(1, threads)
        self.window = window ?? PipelineWindow(count: 16 * max(1, threads))
    }

    /// Takes an input, after waiting for room if the window is full. Returns false once the stream has ended.
    @discardableResult public func submit(_ input: Input) -> Bool {
        guard threads > 1 else {
            if state.withLock({ $0.isStopped }) { return false }
            let goesOn = deliver(work(input))
            if !goesOn { state.withLock { $0.isStopped = true } }
            return goesOn
        }
        let isFull = state.withLock { state in
            state.awaitsRoom = !state.isStopped && state.load(window) >= 1
            return state.awaitsRoom
        }
        if isFull { room.wait() }
        let (isStopped, isNew, wakes) = state.withLock { state in
            if state.isStopped { return (true, false, false) }
            state.waiting.append((state.submitted, input))
            state.submitted += 1
            state.weight += window.weight(input)
            if state.idle > 0 {
                state.idle -= 1
                return (false, false, true)
            }
            let isNew = state.workers < threads
            if isNew { state.workers += 1 }
            return (false, isNew, false)
        }
        if isNew { startWorker() }
        if wakes { tasks.signal() }
        return !isStopped
    }

    /// Waits until every result is handed on. Nothing may be submitted afterwards.
    public func finish() {
        let (workers, idle) = state.withLock { state in
            state.isEnding = true
            defer { state.idle = 0 }
            return (state.workers, state.idle)
        }
        for _ in 0..<idle { tasks.signal() }
        for _ in 0..<workers { ended.wait() }
    }

    private func startWorker() {
        let thread = Thread { [self] in
            while let task = nextTask() { handOn(work(task.input), of: task) }
            ended.signal()
        }
        thread.stackSize = Self.stackSize
        thread.start()
    }

    /// What is to be done next, after waiting for it; nil at the end.
    private func nextTask() -> (number: Int, input: Input)? {
        while true {
            let (task, isEnd) = state.withLock { state -> ((number: Int, input: Input)?, Bool) in
                if state.isStopped { return (nil, true) }
                if let task = state.take() { return (task, false) }
                if !state.isEnding { state.idle += 1 }
                return (nil, state.isEnding)
            }
            if task != nil || isEnd { return task }
            tasks.wait()
        }
    }

    /// Puts a result in its place, and hands on all whose turn it is, unless another thread is about it.
    private func handOn(_ output: Output, of task: (number: Int, input: Input)) {
        var isMine = state.withLock { state in
            state.finished[task.number] = output
            state.weight += window.weightOfResult(output) - window.weight(task.input)
            defer { state.isDelivering = true }
            return !state.isDelivering
        }
        while isMine {
            let output = state.withLock { state in
                let output = state.isStopped ? nil : state.finished.removeValue(forKey: state.delivered)
                if output == nil { state.isDelivering = false }
                return output
            }
            guard let output else { return }
            let goesOn = deliver(output)
            let hasRoom = state.withLock { state in
                state.delivered += 1
                state.weight -= window.weightOfResult(output)
                if !goesOn { state.stop() }
                isMine = goesOn
                guard state.awaitsRoom, !goesOn || state.load(window) <= 0.5 else { return false }
                state.awaitsRoom = false
                return true
            }
            if hasRoom { room.signal() }
            if !goesOn { wakeAll() }
        }
    }

    /// Lets workers that wait see that the stream has ended.
    private func wakeAll() {
        let idle = state.withLock { state in
            defer { state.idle = 0 }
            return state.idle
        }
        for _ in 0..<idle { tasks.signal() }
    }
}

extension OrderedPipeline.State {
    /// The share of the window that is in use; more than one if something heavy came last.
    fileprivate func load(_ window: PipelineWindow<Input, Output>) -> Double {
        max(Double(submitted - delivered) / Double(window.count), Double(weight) / Double(window.mostWeight))
    }

    fileprivate mutating func take() -> (number: Int, input: Input)? {
        guard next < waiting.count else { return nil }
        let task = waiting[next]
        next += 1
        // What was taken is given up in large pieces: each is moved once on the average.
        if 2 * next >= waiting.count {
            waiting.removeFirst(next)
            next = 0
        }
        return task
    }

    /// Nothing more is handed on, and what waits is dropped.
    fileprivate mutating func stop() {
        isStopped = true
        waiting = []
        next = 0
        finished = [:]
    }
}

/// What may be in flight in a pipeline: a number of inputs, and what they and their results weigh together.
public struct PipelineWindow<Input: Sendable, Output: Sendable>: Sendable {
    let count: Int
    let mostWeight: Int
    let weight: @Sendable (Input) -> Int
    let weightOfResult: @Sendable (Output) -> Int

    /// - Parameters:
    ///   - count: of inputs that are submitted and not handed on.
    ///   - mostWeight: above which nothing more is taken; one input and its result may weigh more.
    public init(
        count: Int, mostWeight: Int = .max, weight: @escaping @Sendable (Input) -> Int = { _ in 0 },
        weightOfResult: @escaping @Sendable (Output) -> Int = { _ in 0 }
    ) {
        self.count = max(1, count)
        self.mostWeight = max(1, mostWeight)
        self.weight = weight
        self.weightOfResult = weightOfResult
    }
}

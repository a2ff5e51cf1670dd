import Foundation
import SupportTheory
import Synchronization

/// Keeps the limits of a run where nothing else does: a thread that looks at the clock, at the memory and at the
/// interrupt, and, where a limit is over and the command has not ended by itself, writes what is known and ends the
/// process.
///
/// Searches ask their `Interruption` and end in order; that is the usual case, and the guard leaves them time for it.
/// What cannot be asked to end (reading, linear rules on large masks, one decomposition of a large matrix) it does not
/// wait for. Whatever is written as a whole is written under `undivided`, so the end tears neither a line nor a file,
/// and the files that `UnfinishedFiles` knows are removed.
final class RunGuard: Sendable {
    /// When the process began: limits count from here.
    let started: ContinuousClock.Instant
    private let signal: InterruptSignal
    private let state = Mutex(State())
    /// Held while text is written, and by the end.
    private let gate = Gate()
    private let end: @Sendable (Ending.Manner) -> Void

    private struct State {
        var known: KnownSoFar?
        var deadline: ContinuousClock.Instant?
        /// In bytes.
        var memory: Int?
        /// When the interrupt was seen.
        var interrupted: ContinuousClock.Instant?
        var isOver = false
    }

    /// Microseconds between two looks; memory is filled fast.
    private static let interval: UInt32 = 10_000
    private static let memoryInterval: UInt32 = 2_000
    /// How long a command has to end by itself after an interrupt, and after the time limit besides a share of it.
    private static let patience = Duration.milliseconds(50)
    private static let timeShare = 20
    /// The share of itself by which the memory limit is exceeded before the guard ends a run that was to end by itself:
    /// that of a single question, and that of a run which has others to answer.
    private static let (memoryShare, memoryShareOfMany) = (32, 20)

    /// - Parameter end: ends the process; whatever returns from it leaves the run to itself.
    init(
        started: ContinuousClock.Instant = .now, signal: InterruptSignal,
        end: @escaping @Sendable (Ending.Manner) -> Void = RunGuard.endProcess
    ) {
        (self.started, self.signal, self.end) = (started, signal, end)
    }

    /// Begins to look.
    func start() {
        let thread = Thread { [self] in
            while !state.withLock({ $0.isOver }) {
                if let cause = overdue(at: .now) { finish(cause) }
                usleep(state.withLock { $0.memory == nil } ? Self.interval : Self.memoryInterval)
            }
        }
        thread.start()
    }

    /// Sets the limits, which count from the start of the process, and what is known.
    ///
    /// - Parameter isOfEach: whether the time is that of one question among many.
    func watch(_ limits: RunLimits, isOfEach: Bool = false, _ known: @escaping KnownSoFar) {
        state.withLock { state in
            let grace = limits.timeout.map { $0 + Self.patience + $0 / Self.timeShare }
            state.deadline = isOfEach ? nil : grace.map { started + $0 }
            state.memory = limits.memory.map { memory in
                let (bytes, overflow) = memory.multipliedReportingOverflow(by: 1 << 20)
                return overflow ? .max : bytes + bytes / (isOfEach ? Self.memoryShareOfMany : Self.memoryShare)
            }
            state.known = known
        }
    }

    /// Says what is known from now on.
    func know(_ known: @escaping KnownSoFar) { state.withLock { $0.known = known } }

    /// From now on the command ends by itself: it has only to write. Does not return if the guard has begun to write.
    func standDown() { gate.hold { state.withLock { $0.isOver = true } } }

    /// Does what must not be torn by the end.
    func undivided<Result, Fault>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
        try gate.hold(body)
    }

    /// The limit that is over and was not kept by the command.
    private func overdue(at now: ContinuousClock.Instant) -> Interruption.Cause? {
        state.withLock { state in
            if state.isOver { return nil }
            if signal.isRaised {
                let since = state.interrupted ?? now
                state.interrupted = since
                if now - since >= Self.patience { return .interrupt }
            }
            if let deadline = state.deadline, now >= deadline { return .timeLimit }
            if let memory = state.memory, ResidentMemory.bytes > memory { return .memoryLimit }
            return nil
        }
    }

    /// Writes what is known and ends the process, unless the command has begun to end by itself.
    private func finish(_ cause: Interruption.Cause) {
        gate.hold {
            let (known, isOver) = state.withLock { ($0.known, $0.isOver) }
            guard !isOver else { return }
            // Nothing is written between what is known and the end.
            let ending = known.map { $0(cause) } ?? Ending(manner: .signal)
            let isWritten = write(ending)
            UnfinishedFiles.remove()
            end(isWritten ? ending.manner : .status(2))
            state.withLock { $0.isOver = true }
        }
    }

    /// Writes the output and the remark; false if a fault kept the output from being written.
    private func write(_ ending: Ending) -> Bool {
        var fault: String?
        if let file = ending.file {
            do throws(UsageError) {
                try AtomicFile.write(to: file) { try $0.write(contentsOf: Data(ending.output.utf8)) }
            } catch { fault = error.message }
        } else if !ending.output.isEmpty {
            do throws(OutputError) {
                try StandardStreams.write(ending.output, to: STDOUT_FILENO)
            } catch {
                if case .failed(let text) = error { fault = "cannot write to standard output: \(text)" }
            }
        }
        for remark in [ending.note, fault].compactMap({ $0 }) {
            try? StandardStreams.write("supportcheck: \(remark)\n", to: STDERR_FILENO)
        }
        return fault == nil
    }

    /// Ends the process without waiting for its other threads.
    static func endProcess(_ manner: Ending.Manner) {
        switch manner {
        case .status(let status): _exit(status)
        case .signal:
            guard let caught = InterruptHandler.caught else { _exit(2) }
            Foundation.signal(caught, SIG_DFL)
            kill(getpid(), caught)
            // The signal may need a moment to come.
            sleep(1)
            _exit(2)
        }
    }
}

/// A lock that one thread may take again while it holds it: writing a file whole, and in it a text.
private final class Gate: Sendable {
    private let lock = NSRecursiveLock()

    func hold<Result, Fault>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body()
    }
}

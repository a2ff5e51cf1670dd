import Synchronization

/// What may end a search before its counted bounds do: a time limit, a memory limit, or somebody who no longer wants to
/// wait.
///
/// A search asks `isDue` in its loops and, once it is, finds nothing more; so the decision ends undecided, and never
/// otherwise. The value is carried by
/// `SearchLimits`; copies share what they have noticed. Use a new one for every decision that is to be told apart.
public struct Interruption: Sendable, Hashable {
    /// Why a search was cut.
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        case timeLimit = "time-limit"
        case memoryLimit = "memory-limit"
        case interrupt
    }

    private let watch: Watch?
    /// The steps that the part of the search with this value may take.
    private var budget: StepBudget?

    /// Nothing interrupts.
    public static let never = Interruption(watch: nil)

    /// - Parameters:
    ///   - signal: ends every search that holds it as soon as it is raised.
    ///   - deadline: the moment at which the search is to end.
    ///   - memoryLimit: the resident memory of the process, in MiB, above which the search is to end.
    public init(signal: InterruptSignal? = nil, deadline: ContinuousClock.Instant? = nil, memoryLimit: Int? = nil) {
        let watches = signal != nil || deadline != nil || memoryLimit != nil
        watch = watches ? Watch(signal: signal, deadline: deadline, memoryLimit: memoryLimit) : nil
    }

    private init(watch: Watch?) { self.watch = watch }

    /// The same for a part of the search that may take so many steps, which are also steps of the whole. A step is a
    /// question whether the search is to end; so the part ends at the same place every time, and then says nothing of
    /// the whole.
    package func bounded(steps: Int) -> Interruption {
        var part = self
        part.budget = StepBudget(steps, within: budget)
        return part
    }

    /// Whether the search is to end. Costs a few nanoseconds; the clock is read at the first question and at every
    /// sixteenth.
    public var isDue: Bool { isDue(after: 1) }

    /// The same for a loop whose rounds differ much in size: a round that counts as so many steps.
    package func isDue(after steps: Int) -> Bool {
        if let budget, !budget.take(steps) { return true }
        return watch?.isDue() ?? false
    }

    /// What ended the whole search, if anything has; a part that has taken all its steps is none of these.
    public var noticed: Cause? { watch?.noticed }

    public static func == (a: Interruption, b: Interruption) -> Bool { a.watch === b.watch && a.budget === b.budget }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(watch.map(ObjectIdentifier.init))
        hasher.combine(budget.map(ObjectIdentifier.init))
    }
}

/// A flag that is raised once, from any thread, and seen by every search that holds it.
public final class InterruptSignal: Sendable {
    private let flag = Atomic(false)

    public init() {}

    public var isRaised: Bool { flag.load(ordering: .relaxed) }

    public func raise() { flag.store(true, ordering: .relaxed) }
}

/// The state that copies of an interruption share.
private final class Watch: Sendable {
    private let signal: InterruptSignal?
    private let deadline: ContinuousClock.Instant?
    private let memoryLimit: Int?
    private let questions = Atomic(0)
    /// 0, or one more than the position of the cause.
    private let cause = Atomic(0)
    private let nextMemoryLook = Mutex<ContinuousClock.Instant?>(nil)

    /// A question at sixteen: the clock costs more than the question.
    private static let questionsPerLook = 16
    private static let memoryInterval = Duration.milliseconds(10)

    init(signal: InterruptSignal?, deadline: ContinuousClock.Instant?, memoryLimit: Int?) {
        self.signal = signal
        self.deadline = deadline
        self.memoryLimit = memoryLimit
    }

    var noticed: Interruption.Cause? {
        let number = cause.load(ordering: .relaxed)
        return number == 0 ? nil : Interruption.Cause.allCases[number - 1]
    }

    func isDue() -> Bool {
        if cause.load(ordering: .relaxed) != 0 { return true }
        let (number, _) = questions.wrappingAdd(1, ordering: .relaxed)
        guard number % Self.questionsPerLook == 0, let found = look() else { return false }
        for (index, known) in Interruption.Cause.allCases.enumerated() where known == found {
            _ = cause.compareExchange(expected: 0, desired: index + 1, ordering: .relaxed)
        }
        return true
    }

    private func look() -> Interruption.Cause? {
        if signal?.isRaised == true { return .interrupt }
        guard deadline != nil || memoryLimit != nil else { return nil }
        let now = ContinuousClock.now
        if let deadline, now >= deadline { return .timeLimit }
        if let memoryLimit, isMemoryLookDue(now), ResidentMemory.exceeds(mebibytes: memoryLimit) { return .memoryLimit }
        return nil
    }

    /// The system is asked for the memory at most every ten milliseconds.
    private func isMemoryLookDue(_ now: ContinuousClock.Instant) -> Bool {
        nextMemoryLook.withLock { next in
            if let next, now < next { return false }
            next = now + Self.memoryInterval
            return true
        }
    }
}

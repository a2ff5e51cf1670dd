import Synchronization

/// A count on standard error that overwrites itself, for people who wait at a terminal.
final class ProgressLine: Sendable {
    private let write: (@Sendable (String) -> Void)?
    private let subject: String
    private let state: Mutex<State>

    private struct State {
        var done = 0
        var nextUpdate = ContinuousClock.now + ProgressLine.interval
        var isShown = false
    }

    private static let interval = Duration.milliseconds(200)

    /// - Parameter subject: what is counted, in the plural.
    init(_ context: CommandContext, subject: String, isWanted: Bool) {
        write = context.showsProgress && isWanted ? context.writeError : nil
        self.subject = subject
        state = Mutex(State())
    }

    /// Counts one more; the line is written now and then.
    func advance(of total: Int? = nil) {
        guard let write else { return }
        state.withLock { state in
            state.done += 1
            guard ContinuousClock.now >= state.nextUpdate else { return }
            state.nextUpdate = ContinuousClock.now + Self.interval
            state.isShown = true
            write("\r\(state.done)\(total.map { " of \($0)" } ?? "") \(subject)")
        }
    }

    /// Removes the line.
    func clear() {
        guard let write else { return }
        state.withLock { state in
            if state.isShown { write("\r\u{1B}[K") }
            state.isShown = false
        }
    }
}

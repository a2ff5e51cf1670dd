import Foundation
import SupportTheory
import Synchronization

/// Ctrl-C, the request to end (SIGTERM), and the end of the terminal (SIGHUP): the first signal raises a flag that
/// searches see, the second one ends the process as usual.
enum InterruptHandler {
    /// Raised by the process's signals. A signal belongs to the process, so its flag does.
    private static let signal = InterruptSignal()
    /// The signal that came first; 0 before.
    private static let number = Atomic<CInt>(0)

    /// Whether a signal has come since the handler was installed.
    static var isRaised: Bool { signal.isRaised }

    /// The signal that came first since the handler was installed.
    static var caught: CInt? {
        let number = number.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Lets the signals raise the flag, once, and returns the flag. Reads that wait are ended by it.
    static func install() -> InterruptSignal {
        // The flags exist before the handler, which may do very little.
        let flag = signal
        _ = caught
        // No restarting of system calls, and the standard action again after the first signal.
        var action = sigaction()
        action.setHandler { number in
            _ = InterruptHandler.number.compareExchange(expected: 0, desired: number, ordering: .relaxed)
            InterruptHandler.signal.raise()
        }
        action.sa_flags = CInt(truncatingIfNeeded: SA_RESETHAND)
        for number in [SIGINT, SIGTERM] { sigaction(number, &action, nil) }
        if !isIgnored(SIGHUP) { sigaction(SIGHUP, &action, nil) }
        return flag
    }

    /// Whether the process is to live on without its terminal (`nohup`).
    private static func isIgnored(_ number: CInt) -> Bool {
        var action = sigaction()
        return sigaction(number, nil, &action) == 0 && action.isIgnoring
    }
}

extension sigaction {
    /// The field has a name of its own on every system.
    fileprivate mutating func setHandler(_ handler: @escaping @convention(c) (CInt) -> Void) {
        #if os(Linux)
            __sigaction_handler.sa_handler = handler
        #else
            __sigaction_u.__sa_handler = handler
        #endif
    }

    fileprivate var isIgnoring: Bool {
        #if os(Linux)
            let handler = __sigaction_handler.sa_handler
        #else
            let handler = __sigaction_u.__sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}

import Foundation
import SupportTheory

/// Ctrl-C: the first one raises a flag that searches see, the second one ends the process as usual.
enum InterruptHandler {
    /// Raised by the process's SIGINT. A signal belongs to the process, so its flag does.
    private static let signal = InterruptSignal()

    /// Whether SIGINT has come since the handler was installed.
    static var isRaised: Bool { signal.isRaised }

    /// Lets SIGINT raise the flag, once, and returns the flag. Reads that wait are ended by it.
    static func install() -> InterruptSignal {
        // The flag exists before the handler, which may do very little.
        let flag = signal
        // No restarting of system calls, and the standard action again after the first signal.
        var action = sigaction()
        action.setHandler { _ in InterruptHandler.signal.raise() }
        action.sa_flags = CInt(truncatingIfNeeded: SA_RESETHAND)
        sigaction(SIGINT, &action, nil)
        return flag
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
}

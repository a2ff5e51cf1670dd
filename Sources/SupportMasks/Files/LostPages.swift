import Foundation
import Synchronization

/// Pages of mapped files that are gone because a file became shorter.
///
/// The system tells whoever reads such a page by SIGBUS, which ends a process. Here the page is made one of zeros
/// instead, and counted: the reader goes on, and `FileStamp` tells at its end that what was read is not the file.
package enum LostPages {
    private static let counter = Atomic(0)

    /// How many pages were lost until now.
    package static var count: Int { counter.load(ordering: .acquiring) }

    /// Whether the signal is taken; asked before a file is mapped.
    package static let areCounted: Bool = {
        // The counter exists before the handler, which may do very little.
        _ = count
        var action = sigaction()
        action.setHandler { _, information, _ in
            guard let information, let address = information.pointee.lostAddress else { return LostPages.giveUp() }
            let size = sysconf(Int32(_SC_PAGESIZE))
            let page = UnsafeMutableRawPointer(bitPattern: Int(bitPattern: address) & ~(size - 1))
            let zeros = mmap(page, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
            guard zeros != MAP_FAILED else { return LostPages.giveUp() }
            LostPages.counter.wrappingAdd(1, ordering: .releasing)
        }
        action.sa_flags = CInt(truncatingIfNeeded: SA_SIGINFO)
        return sigaction(SIGBUS, &action, nil) == 0
    }()

    /// The standard action: the instruction is tried again, and the process ends.
    private static func giveUp() { signal(SIGBUS, SIG_DFL) }
}

extension siginfo_t {
    /// Where a file has no byte any more; nil for other faults of the bus, which nothing is known to be done about.
    fileprivate var lostAddress: UnsafeMutableRawPointer? {
        #if os(Linux)
            // BUS_ADRERR
            si_code == 2 ? _sifields._sigfault.si_addr : nil
        #else
            si_code == BUS_ADRERR || si_code == BUS_OBJERR ? si_addr : nil
        #endif
    }
}

extension sigaction {
    /// The field has a name of its own on every system.
    fileprivate mutating func setHandler(
        _ handler: @escaping @convention(c) (CInt, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void
    ) {
        #if os(Linux)
            __sigaction_handler.sa_sigaction = handler
        #else
            __sigaction_u.__sa_sigaction = handler
        #endif
    }
}

import Foundation

/// The memory that the process holds.
package enum ResidentMemory {
    /// Whether more is held than so many MiB.
    package static func exceeds(mebibytes: Int) -> Bool {
        let (limit, overflow) = mebibytes.multipliedReportingOverflow(by: 1 << 20)
        return !overflow && bytes > limit
    }

    /// The resident bytes; where only the largest so far is known, that. 0 where the system does not tell.
    package static var bytes: Int {
        #if os(Linux)
            var text: [UInt8] = Array(repeating: 0, count: 128)
            let count = pread(statistics, &text, text.count, 0)
            // Pages in all, then resident pages.
            let fields = text.prefix(max(count, 0)).split(separator: UInt8(ascii: " "))
            guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
            return pages * sysconf(Int32(_SC_PAGESIZE))
        #else
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }

    #if os(Linux)
        /// Open for good: a process that has no descriptor left is still to keep its limit.
        private static let statistics = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    #endif
}

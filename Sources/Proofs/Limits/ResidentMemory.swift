import Foundation

/// The memory that the process holds.
enum ResidentMemory {
    /// Whether more is held than so many MiB.
    static func exceeds(mebibytes: Int) -> Bool {
        let (limit, overflow) = mebibytes.multipliedReportingOverflow(by: 1 << 20)
        return !overflow && bytes > limit
    }

    /// The resident bytes; where only the largest so far is known, that.
    static var bytes: Int {
        #if os(Linux)
            // Pages in all, then resident pages.
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
            let fields = text.split(separator: " ")
            guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
            return pages * sysconf(Int32(_SC_PAGESIZE))
        #else
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }
}

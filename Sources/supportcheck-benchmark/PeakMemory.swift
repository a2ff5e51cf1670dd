import Foundation

/// The largest resident memory of this process so far.
///
/// Linux hands a process's `ru_maxrss` on to the program that it starts, so there the peak is taken from `/proc`.
enum PeakMemory {
    /// The peak in bytes, 0 where the system does not tell it.
    static func bytes() -> Int {
        #if os(Linux)
            guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
                let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
                let number = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
            else { return 0 }
            return (Int(number) ?? 0) * 1_024
        #else
            var usage = rusage()
            return getrusage(RUSAGE_SELF, &usage) == 0 ? Int(usage.ru_maxrss) : 0
        #endif
    }
}

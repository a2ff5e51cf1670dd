import CheckerInput
import Foundation

/// `--timeout` and `--memory` of the checker: a check that is not done within them proves nothing, so the process ends
/// as it does for a certificate that cannot be read.
struct VerifyLimits {
    /// Seconds from now.
    var timeout: Double?
    /// Resident memory of the process, in MiB.
    var memory: Int?

    /// Held while a line is written, so that the end does not tear it.
    static let output = NSLock()

    /// Microseconds between two looks; memory is filled fast.
    private static let (interval, memoryInterval): (UInt32, UInt32) = (10_000, 2_000)

    /// Takes the value of one of the two options.
    mutating func take(_ option: String, _ value: String?) throws(CheckerInputError) {
        if option == "--timeout" {
            guard let value, let seconds = Double(value), seconds >= 0, seconds <= 1e9 else {
                throw CheckerInputError(description: "--timeout is a number of seconds, 0 or more")
            }
            timeout = seconds
        } else {
            guard let value, let mebibytes = Int(value), mebibytes > 0 else {
                throw CheckerInputError(description: "--memory is a number of MiB, at least 1")
            }
            memory = mebibytes
        }
    }

    /// Begins to look at the clock and at the memory, where one of them is limited.
    func start() {
        guard timeout != nil || memory != nil else { return }
        let end = timeout.map { ContinuousClock.now + .seconds($0) }
        let bytes = memory.map { $0.multipliedReportingOverflow(by: 1 << 20) }.map {
            $0.overflow ? .max : $0.partialValue
        }
        Thread {
            while true {
                if let end, ContinuousClock.now >= end { Self.finish("the time limit (--timeout) ended the check") }
                if let bytes, Self.residentBytes > bytes {
                    Self.finish("the memory limit (--memory) ended the check, which needs more")
                }
                usleep(bytes == nil ? Self.interval : Self.memoryInterval)
            }
        }.start()
    }

    /// The most that the process has held.
    private static var residentBytes: Int {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1_024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }

    private static func finish(_ cause: String) {
        output.lock()
        let text = "supportcheck-verify: \(cause): what is not said to be verified is not\n"
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        _exit(2)
    }
}

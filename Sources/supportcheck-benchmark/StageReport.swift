import Foundation

/// What a stage measured; the peers report in the same form.
struct StageReport: Codable, Sendable {
    /// The times of the runs, in nanoseconds, by what was timed.
    var times: [String: [Int]] = [:]
    var peakBytes = 0
    /// Numbers that are not times.
    var counts: [String: Int] = [:]
    var notes: [String: String] = [:]
    /// Why there is no measurement.
    var failure: String?

    /// The median time in nanoseconds, the lower one of two.
    func median(_ name: String) -> Int? {
        guard let sorted = times[name]?.sorted(), !sorted.isEmpty else { return nil }
        return sorted[(sorted.count - 1) / 2]
    }

    /// The sum of medians; nil if one is missing.
    func median(sumOf names: [String]) -> Int? {
        let all = names.compactMap { median($0) }
        return all.count == names.count ? all.reduce(0, +) : nil
    }

    /// Times a part of a run.
    mutating func time<R>(_ name: String, _ body: () throws -> R) rethrows -> R {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try body()
        let (seconds, attoseconds) = (clock.now - start).components
        times[name, default: []].append(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
        return result
    }
}

import Foundation

/// The options of the command line.
struct BenchmarkOptions: Sendable {
    enum Action: Sendable {
        case all, help
        /// One stage in this process: what the command starts itself with.
        case stage(Stage)
    }

    var action = Action.all
    var sizes = [1_024, 4_096, 16_384]
    var densities = [0.001, 0.01, 0.1]
    var includesNamed = true
    var runs = 5
    var seed: UInt64 = 1
    /// Threads of the count of private cells.
    var threads = ProcessInfo.processInfo.activeProcessorCount
    /// Seconds after which a stage ends itself.
    var timeLimit = 120
    var jsonPath: String?
    /// The interpreter and the script of the peers; without a script there are none.
    var python = "python3"
    var peers: String?
    /// For a stage: the instance, and where its files are.
    var instance = ""
    var folder = ""

    static let usage = """
        Usage: supportcheck-benchmark [OPTIONS]
               supportcheck-benchmark algebra FILE [--lex]

        Measures time and peak memory of reading, analysing, deciding and verifying. Each stage runs in a process of its own,
        several times, and the median counts.

          --sizes N,…        rows, columns and width of the random masks (default 1024,4096,16384)
          --densities P,…    their densities (default 0.001,0.01,0.1)
          --no-named         leave the named instances out: LU, dense network, butterfly
          --runs N           runs of a stage (default 5); a slow stage gets fewer
          --seed N           seed of the random masks (default 1)
          --threads N        threads that count the private cells (default: one a core)
          --time-limit S     seconds after which a stage is given up (default 120)
          --json FILE        write the measurements; times in nanoseconds, memory in bytes
          --peers SCRIPT     a Python script that measures SciPy and NumPy on the same masks
          --python PROGRAM   the interpreter for it (default python3)
          --help

        With `algebra` it reads polynomials, one a line, and writes their reduced Gröbner basis, the seconds of processor time to standard error.

        """

    init(arguments: [String]) throws(BenchmarkError) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            switch option {
            case "--help", "-h":
                action = .help
                continue
            case "--no-named":
                includesNamed = false
                continue
            default: break
            }
            guard let value = rest.popFirst() else {
                throw BenchmarkError("\(option) is unknown or needs a value; see --help")
            }
            try set(option, value)
        }
    }

    private mutating func set(_ option: String, _ value: String) throws(BenchmarkError) {
        switch option {
        case "--sizes": sizes = try list(option, value, 1...65_536)
        case "--densities": densities = try list(option, value, 0...1)
        case "--runs": runs = try one(option, value, 1...1_000)
        case "--seed": seed = try one(option, value, 0...UInt64.max)
        case "--time-limit": timeLimit = try one(option, value, 1...86_400)
        case "--threads": threads = try one(option, value, 1...1_024)
        case "--json": jsonPath = value
        case "--python": python = value
        case "--peers": peers = value
        case "--instance": instance = value
        case "--folder": folder = value
        case "--stage":
            guard let stage = Stage(rawValue: value) else { throw BenchmarkError("there is no stage \(value)") }
            action = .stage(stage)
        default: throw BenchmarkError("\(option) is unknown; see --help")
        }
    }

    private func one<T: LosslessStringConvertible & Comparable>(
        _ option: String, _ text: String, _ range: ClosedRange<T>
    ) throws(BenchmarkError) -> T {
        guard let value = T(text), range.contains(value) else {
            throw BenchmarkError(
                "\(option): expected a number between \(range.lowerBound) and \(range.upperBound), found \(text)")
        }
        return value
    }

    private func list<T: LosslessStringConvertible & Comparable>(
        _ option: String, _ text: String, _ range: ClosedRange<T>
    ) throws(BenchmarkError) -> [T] {
        var values: [T] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            values.append(try one(option, String(part), range))
        }
        return values
    }

    /// The arguments with which the command starts a stage of its own.
    func arguments(for stage: Stage, of instance: BenchmarkInstance, folder: String) -> [String] {
        [
            "--stage", stage.rawValue, "--instance", instance.name, "--folder", folder, "--runs", String(runs),
            "--threads", String(threads), "--time-limit", String(timeLimit),
        ]
    }
}

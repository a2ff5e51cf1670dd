// Solves one target on one chain and prints what was found as JSON; for tests that compare with other programs.
//
//     chain-probe TARGET ROWS COLUMNS real|complex ORDER ortho|plain bounds|bare FACTORS PATTERN…
//
// TARGET holds the entries as raw float64 or complex128, row by row, or is `hadamard` or `fourier` (with its columns in
// bit-reversed order); FACTORS is a file for the values, each factor an a × b × c × d array, or `-`. A PATTERN is a,b,c,d.
// The time is that of the factors alone, the best of three runs for `bare`.

import DenseNumerics
import FixedSupportSolver
import Foundation
import SupportMasks
import SupportTheory

struct Request {
    var target: String
    var rows: Int
    var columns: Int
    var isComplex: Bool
    var options: HierarchicalFactorization
    var isBare: Bool
    var factorFile: String
    var chain: KroneckerChain

    init?(_ arguments: [String]) {
        guard arguments.count >= 9, let rows = Int(arguments[1]), let columns = Int(arguments[2]),
            let order = SplitOrder(rawValue: arguments[4])
        else { return nil }
        let patterns = arguments[8...].compactMap { text -> KroneckerPattern? in
            let numbers = text.split(separator: ",").compactMap { Int($0) }
            return numbers.count == 4 ? KroneckerPattern(numbers[0], numbers[1], numbers[2], numbers[3]) : nil
        }
        guard let chain = KroneckerChain(patterns) else { return nil }
        (target, self.rows, self.columns, self.chain) = (arguments[0], rows, columns, chain)
        isComplex = arguments[3] == "complex"
        isBare = arguments[6] == "bare"
        options = HierarchicalFactorization(
            order: order, isOrthonormalised: arguments[5] == "ortho", findsSplitErrors: arguments[6] == "bounds",
            threads: 2)
        factorFile = arguments[7]
    }
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let elapsed = try clock.measure(body).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
}

/// The most memory that was resident, in bytes.
func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
}

func reversed(_ index: Int, bits: Int) -> Int {
    (0..<bits).reduce(0) { $0 << 1 | (index >> $1 & 1) }
}

func hadamard(_ size: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: size * size) { buffer, filled in
        for i in 0..<size {
            for j in 0..<size { buffer[i * size + j] = (i & j).nonzeroBitCount % 2 == 0 ? 1 : -1 }
        }
        filled = size * size
    }
}

func fourier(_ size: Int) -> [Complex] {
    let bits = size.trailingZeroBitCount
    let roots = (0..<size).map { Complex(phase: -2 * Double.pi * Double($0) / Double(size)) }
    let places = (0..<size).map { reversed($0, bits: bits) }
    return [Complex](unsafeUninitializedCapacity: size * size) { buffer, filled in
        for i in 0..<size {
            for j in 0..<size { buffer[i * size + j] = roots[i * places[j] % size] }
        }
        filled = size * size
    }
}

func elements<Scalar>(_ path: String, count: Int, as type: Scalar.Type) throws -> [Scalar] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    precondition(data.count == count * MemoryLayout<Scalar>.stride, "as many entries as the shape has")
    return [Scalar](unsafeUninitializedCapacity: count) { buffer, filled in
        _ = data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
        filled = count
    }
}

/// - Parameter idle: the memory of the program before there was a target, in bytes.
func answer<Scalar: MatrixScalar>(_ request: Request, _ target: Matrix<Scalar>, idle: Int) throws -> String {
    if request.isBare {
        let times = try (0..<3).map { _ in
            try seconds { _ = try request.options.factors(of: target, on: request.chain) }
        }
        let peak = peakMemory()
        let solution = try request.options.solve(target, on: request.chain)
        return """
            {"seconds": \(times.min() ?? 0), "peak": \(peak), "idle": \(idle), "error": \(solution.error), \
            "norm": \(solution.targetNorm)}
            """
    }
    var solution: ChainSolution<Scalar>?
    let time = try seconds { solution = try request.options.solve(target, on: request.chain) }
    guard let solution else { return "{}" }
    if request.factorFile != "-" {
        var data = Data()
        for factor in solution.factors { factor.values.withUnsafeBytes { data.append(contentsOf: $0) } }
        try data.write(to: URL(fileURLWithPath: request.factorFile))
    }
    let splits = solution.splits.map {
        "{\"position\": \($0.position), \"rank\": \($0.rank), \"best\": \($0.best.map { "\($0)" } ?? "null"), "
            + "\"committed\": \($0.committed)}"
    }
    return """
        {"seconds": \(time), "peak": \(peakMemory()), "error": \(solution.error), "norm": \(solution.targetNorm), \
        "outside": \(solution.outside), "lower": \(solution.lowerBound), \
        "upper": \(solution.upperBound.map { "\($0)" } ?? "null"), "splits": [\(splits.joined(separator: ", "))]}
        """
}

guard let request = Request(Array(CommandLine.arguments.dropFirst())) else {
    print("{\"refused\": \"usage: TARGET ROWS COLUMNS real|complex ORDER ortho|plain bounds|bare FACTORS PATTERN…\"}")
    exit(2)
}
do {
    let idle = peakMemory()
    let count = request.rows * request.columns
    switch (request.target, request.isComplex) {
    case ("hadamard", _):
        let target = Matrix(rows: request.rows, columns: request.rows, elements: hadamard(request.rows))
        print(try answer(request, target, idle: idle))
    case ("fourier", _):
        let target = Matrix(rows: request.rows, columns: request.rows, elements: fourier(request.rows))
        print(try answer(request, target, idle: idle))
    case (let path, true):
        let entries = try elements(path, count: count, as: Complex.self)
        let target = Matrix(rows: request.rows, columns: request.columns, elements: entries)
        print(try answer(request, target, idle: idle))
    case (let path, false):
        let entries = try elements(path, count: count, as: Double.self)
        let target = Matrix(rows: request.rows, columns: request.columns, elements: entries)
        print(try answer(request, target, idle: idle))
    }
} catch {
    print("{\"refused\": \"\(error)\"}")
    exit(2)
}

import SupportFamilies
import SupportMasks

/// A family and its parameters, as they stand on the command line.
struct FamilyArguments {
    static let families = [
        "lu", "lowrank", "hodlr", "butterfly", "monarch", "kron", "kaleidoscope", "completion", "random",
    ]

    private let family: String
    private let parameters: [String]
    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) throws(UsageError) {
        guard let family = arguments.operands.first else {
            throw UsageError("no family is given; the families are \(Self.families.joined(separator: ", "))")
        }
        guard Self.families.contains(family) else {
            throw UsageError("unknown family '\(family)'\(Suggestion.text(for: family, among: Self.families))")
        }
        let own = ["butterfly": ["--split"], "random": ["--density", "--seed"]][family] ?? []
        for name in ["--split", "--density", "--seed"] where arguments.has(name) && !own.contains(name) {
            throw UsageError("\(name) is no option of '\(family)'")
        }
        self.family = family
        parameters = Array(arguments.operands.dropFirst())
        self.arguments = arguments
    }

    /// The member of the family.
    ///
    /// - Parameter knownCells: reads the mask of a completion problem.
    /// - Throws: `UsageError` for a wrong number of parameters or a malformed one, `FamilyError` for values outside the
    ///   family, and what `knownCells` throws.
    func instance(knownCells: (String) throws(MaskFileError) -> BitMatrix) throws -> MaskInstance {
        switch family {
        case "lu": return try SupportFamilies.lu(try integers("N")[0])
        case "lowrank":
            let n = try integers("M", "N", "R")
            return try SupportFamilies.lowrank(n[0], n[1], n[2])
        case "hodlr":
            let n = try integers("N", "LEVELS", "R")
            return try SupportFamilies.hodlr(n[0], levels: n[1], rank: n[2])
        case "butterfly": return try butterfly()
        case "monarch":
            let n = try integers("A", "B", "C", "D")
            return try SupportFamilies.monarch(n[0], n[1], n[2], n[3])
        case "kron": return try kron()
        case "kaleidoscope": return try SupportFamilies.kaleidoscope(try integers("N")[0])
        case "completion":
            guard parameters.count == 1 else {
                throw UsageError("'completion' takes FILE, and \(parameters.count) operands are given")
            }
            return try SupportFamilies.completion(try knownCells(parameters[0]))
        default: return try random()
        }
    }

    private func butterfly() throws -> MaskInstance {
        let size = try integers("N")[0]
        guard let split = arguments.value(of: "--split") else { return try SupportFamilies.butterfly(size) }
        return try SupportFamilies.butterflySplit(size, at: try Self.integer(split, "--split"))
    }

    private func kron() throws -> MaskInstance {
        guard !parameters.isEmpty else { throw UsageError("'kron' takes patterns a,b,c,d, and none is given") }
        var patterns: [(a: Int, b: Int, c: Int, d: Int)] = []
        for text in parameters {
            let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 4, let a = parts[0], let b = parts[1], let c = parts[2], let d = parts[3] else {
                throw UsageError("a pattern is four integers a,b,c,d, and '\(text)' is not")
            }
            patterns.append((a, b, c, d))
        }
        return try SupportFamilies.kron(patterns)
    }

    private func random() throws -> MaskInstance {
        let n = try integers("M", "N", "R")
        guard let density = arguments.value(of: "--density"), let seed = arguments.value(of: "--seed") else {
            throw UsageError("'random' needs --density P and --seed S")
        }
        guard let p = Double(density) else {
            throw UsageError("--density is a number between 0 and 1, and '\(density)' is not")
        }
        guard let s = UInt64(seed) else {
            throw UsageError("--seed is an integer between 0 and \(UInt64.max), and '\(seed)' is not")
        }
        return try SupportFamilies.random(n[0], n[1], n[2], density: p, seed: s)
    }

    /// The parameters as integers, exactly as many as there are names.
    private func integers(_ names: String...) throws(UsageError) -> [Int] {
        guard parameters.count == names.count else {
            throw UsageError(
                "'\(family)' takes \(names.joined(separator: " ")), and \(parameters.count) operands are given")
        }
        var values: [Int] = []
        for (text, name) in zip(parameters, names) { values.append(try Self.integer(text, name)) }
        return values
    }

    private static func integer(_ text: String, _ name: String) throws(UsageError) -> Int {
        guard let value = Int(text) else { throw UsageError("\(name) is an integer, and '\(text)' is not") }
        return value
    }
}

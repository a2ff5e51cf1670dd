import Foundation
import PolynomialAlgebra

/// The Gröbner basis of a file of polynomials, with its time: what the comparison with other systems runs.
struct AlgebraBenchmark {
    private let generators: [Polynomial]
    private let order: MonomialOrder

    init(arguments: [String]) throws {
        guard let path = arguments.first else { throw BenchmarkError("algebra: expected a file of polynomials") }
        order = arguments.contains("--lex") ? .lexicographic : .gradedReverseLexicographic
        generators = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8).split(separator: "\n").map {
            line in
            guard let polynomial = Polynomial(String(line)) else {
                throw BenchmarkError("algebra: no polynomial: \(line)")
            }
            return polynomial
        }
    }

    func run() throws {
        // Processor time, which other processes do not lengthen.
        let start = clock()
        let basis = try GroebnerBasis(of: generators, order: order)
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        FileHandle.standardError.write(Data("\(seconds)\n".utf8))
        for polynomial in basis.polynomials { print(polynomial) }
    }
}

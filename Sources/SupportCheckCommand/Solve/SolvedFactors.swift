import DenseNumerics
import FixedSupportSolver
import NumericFiles

/// The factors as they are written: under their names, in the precision of the target.
struct SolvedFactors<Scalar: MatrixScalar> {
    let solution: Solution<Scalar>
    let subject: SolvableInstance
    let precision: NumericArray.Precision

    /// Products of so many multiplications are formed for the error of rounded factors, and larger ones are not.
    private static var largestProduct: Double { 1e11 }

    /// Writes them as `.npz`, one after the other.
    func write(to path: String) throws(UsageError) {
        try AtomicFile.write(to: path) { handle in
            try NumericFileWriter.writeNPZ(solution.factors.count, to: handle) { array($0) }
        }
    }

    private func array(_ index: Int) -> NumericArray {
        let (name, matrix) = subject.named(index, solution.factors[index].matrix())
        return NumericArray(name: name, values: .init(matrix), precision: precision)
    }

    /// ‖A − F_1 ⋯ F_L‖ with factors rounded to single precision; nil in double precision, and where it would take long.
    func roundedError(_ target: Matrix<Scalar>) -> Double? {
        guard precision == .single else { return nil }
        let work = solution.factors.dropFirst().reduce(0.0) {
            $0 + Double(target.rowCount) * Double($1.rowCount) * Double($1.columnCount)
        }
        guard work <= Self.largestProduct else { return nil }
        let rounded = FactorChain(factors: solution.chain.factors.map(\.roundedToSingle))
        return (target - rounded.product).frobeniusNorm
    }
}

extension NumericArray.Values {
    /// Real or complex values, as the scalar says.
    init<Scalar: MatrixScalar>(_ matrix: Matrix<Scalar>) {
        if let real = matrix as? Matrix<Double> {
            self = .real(real)
        } else if let complex = matrix as? Matrix<Complex> {
            self = .complex(complex)
        } else {
            preconditionFailure("entries are real or complex numbers")
        }
    }
}

extension Matrix {
    fileprivate var roundedToSingle: Matrix {
        if let real = self as? Matrix<Double> {
            let rounded = Matrix<Double>(
                rows: rowCount, columns: columnCount, elements: real.elements.map { Double(Float($0)) })
            return rounded as? Matrix ?? self
        }
        guard let complex = self as? Matrix<Complex> else { return self }
        let rounded = Matrix<Complex>(
            rows: rowCount, columns: columnCount,
            elements: complex.elements.map {
                Complex(Double(Float($0.real)), Double(Float($0.imaginary)))
            })
        return rounded as? Matrix ?? self
    }
}

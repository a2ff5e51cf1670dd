import DenseNumerics

extension Matrix<Double> {
    /// The largest singular value.
    var spectralNorm: Double { SingularValueDecomposition(self).values.first ?? 0 }

    /// The matrix times the number that makes its largest singular value `norm`.
    func scaled(toNorm norm: Double) -> Matrix {
        let own = spectralNorm
        return own > 0 ? (norm / own) * self : self
    }
}

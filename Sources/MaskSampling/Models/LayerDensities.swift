import ExactArithmetic

/// The density of each mask of a shape.
enum LayerDensities {
    /// - Parameter density: that of all masks together.
    static func of(_ model: MaskModel, _ shape: SampleShape, density: Rational) -> [Rational] {
        guard model == .erdosRenyi else { return shape.masks.map { _ in density } }
        return erdosRenyi(shape.masks, density)
    }

    /// ε (rows + columns) / (rows × columns), with ε such that the expected numbers of entries add up; masks for which
    /// that is more than 1 are full, and the others share what is left.
    private static func erdosRenyi(_ masks: [(rows: Int, columns: Int)], _ density: Rational) -> [Rational] {
        let cells = masks.map { Rational($0.rows * $0.columns) }
        let weights = masks.map { Rational($0.rows + $0.columns) }
        let wanted = cells.reduce(Rational(0), +) * density
        var isFull = masks.map { _ in false }
        while true {
            let left = zip(cells, isFull).reduce(wanted) { $1.1 ? $0 - $1.0 : $0 }
            let weight = zip(weights, isFull).reduce(Rational(0)) { $1.1 ? $0 : $0 + $1.0 }
            guard !weight.isZero else { return masks.map { _ in 1 } }
            let densities = masks.indices.map { isFull[$0] ? 1 : left / weight * weights[$0] / cells[$0] }
            let over = masks.indices.filter { !isFull[$0] && densities[$0] > 1 }
            if over.isEmpty { return densities }
            for index in over { isFull[index] = true }
        }
    }
}

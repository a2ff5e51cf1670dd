extension ChainLayout {
    /// Weights with the same product, up to rounding, in which column k of each factor is as large as row k of the next,
    /// one inner level after the other: Σ ‖F_l‖_F² is the least that rescaling this level's lines allows.
    func balance(_ weights: UnsafeMutablePointer<Double>) {
        for level in 0..<factors.count - 1 {
            let (upper, lower) = (factors[level], factors[level + 1])
            let (a, b) = (weights + offsets[level], weights + offsets[level + 1])
            for unit in 0..<upper.columnCount {
                let column = upper.columnStarts[unit]..<upper.columnStarts[unit + 1]
                let row = lower.rowStarts[unit]..<lower.rowStarts[unit + 1]
                let left = euclideanNorm(column.lazy.map { a[upper.positions[$0]] })
                let right = euclideanNorm(row.lazy.map { b[$0] })
                guard left > 0, right > 0, left.isFinite, right.isFinite else { continue }
                let scale = right.squareRoot() / left.squareRoot()
                for place in column { a[upper.positions[place]] *= scale }
                for cell in row { b[cell] /= scale }
            }
        }
    }
}

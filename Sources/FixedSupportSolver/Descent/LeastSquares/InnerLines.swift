/// Improves an inner factor F of ½‖P F Z − A‖_F² + ½ λ ‖F‖_F², one row after the other.
///
/// With p = column i of P, row f of F adds p f Z to the product, so its best value fits f Z to the row
/// −pᵀ(P F Z − A) / ‖p‖² + f Z with the penalty λ / ‖p‖². Rows meet each other through P, so each is given its best value
/// with the others as they are (Gauss–Seidel), and the residual follows at once.
struct InnerLines {
    private let layout: MaskLayout

    init(_ layout: MaskLayout) { self.layout = layout }

    /// - Parameters:
    ///   - weights: of F, in the layout's rows.
    ///   - left: Pᵀ, a row for each row of F, `height` entries each.
    ///   - right: Z, `width` entries a row.
    ///   - residual: P F Z − A, kept up to date.
    func improve(
        _ weights: UnsafeMutablePointer<Double>, left: UnsafePointer<Double>, height: Int,
        right: UnsafePointer<Double>, width: Int, residual: UnsafeMutablePointer<Double>, weightDecay: Double,
        _ shouldStop: (@Sendable () -> Bool)? = nil
    ) {
        var shared: [ArraySlice<Int>: LineFit] = [:]
        var wanted = [Double](repeating: 0, count: width)
        for row in 0..<layout.rowCount {
            if shouldStop?() == true { return }
            let cells = layout.rowStarts[row]..<layout.rowStarts[row + 1]
            let column = left + row * height
            let square = SparseProducts.dot(column, column, height)
            guard !cells.isEmpty else { continue }
            let (values, lines) = (weights + cells.lowerBound, layout.columns[cells])
            guard square > 0 else {
                // Nothing depends on the row but its penalty.
                if weightDecay > 0 { for index in 0..<cells.count { values[index] = 0 } }
                continue
            }
            for index in 0..<width { wanted[index] = 0 }
            for index in 0..<height where column[index] != 0 {
                let (factor, line) = (column[index] / square, residual + index * width)
                for place in 0..<width { wanted[place] -= factor * line[place] }
            }
            let fit: LineFit
            if weightDecay > 0 {
                fit = LineFit(basis: right, lines: lines, width: width, penalty: weightDecay / square)
            } else if let known = shared[lines] {
                fit = known
            } else {
                fit = LineFit(basis: right, lines: lines, width: width, penalty: 0)
                shared[lines] = fit
            }
            guard
                let change = wanted.withUnsafeBufferPointer({ wanted in
                    wanted.baseAddress.flatMap { fit.correction(values, residual: $0) }
                })
            else { continue }
            for index in 0..<width { wanted[index] = 0 }
            for (index, line) in lines.enumerated() where change[index] != 0 {
                values[index] += change[index]
                for place in 0..<width { wanted[place] += change[index] * right[line * width + place] }
            }
            for index in 0..<height where column[index] != 0 {
                let line = residual + index * width
                for place in 0..<width { line[place] += column[index] * wanted[place] }
            }
        }
    }
}

/// The best factor F for ½‖T − F B‖_F² + ½ λ ‖F‖_F²: its rows are independent least-squares problems on their cells.
///
/// Rows with the same cells share a decomposition.
struct IndependentLines {
    private let layout: MaskLayout
    /// Rows with the same cells.
    private let groups: [[Int]]

    init(_ layout: MaskLayout) {
        self.layout = layout
        var places: [ArraySlice<Int>: Int] = [:]
        var groups: [[Int]] = []
        for row in 0..<layout.rowCount where layout.rowStarts[row] < layout.rowStarts[row + 1] {
            let cells = layout.columns[layout.rowStarts[row]..<layout.rowStarts[row + 1]]
            if let place = places[cells] {
                groups[place].append(row)
            } else {
                places[cells] = groups.count
                groups.append([row])
            }
        }
        self.groups = groups
    }

    /// Improves the weights of F, in the layout's rows, for the rows of `targets` and `basis`, `width` entries each.
    func improve(
        _ weights: UnsafeMutablePointer<Double>, targets: UnsafePointer<Double>, basis: UnsafePointer<Double>,
        width: Int, weightDecay: Double, _ team: RowTeam, _ shouldStop: (@Sendable () -> Bool)? = nil
    ) {
        nonisolated(unsafe) let (weights, targets, basis) = (weights, targets, basis)
        // Decompositions cost far more than what a thread does.
        let work = layout.cellCount * width * 16
        team.forEach(rows: groups.count, work: work) { range in
            var residual = [Double](repeating: 0, count: width)
            for group in groups[range] {
                if shouldStop?() == true { return }
                let first = layout.rowStarts[group[0]]
                let lines = layout.columns[first..<layout.rowStarts[group[0] + 1]]
                let fit = LineFit(basis: basis, lines: lines, width: width, penalty: weightDecay)
                for row in group {
                    let values = weights + layout.rowStarts[row]
                    residual.withUnsafeMutableBufferPointer { residual in
                        guard let residual = residual.baseAddress else { return }
                        for column in 0..<width { residual[column] = targets[row * width + column] }
                        for (index, line) in lines.enumerated() {
                            let (value, source) = (values[index], basis + line * width)
                            for column in 0..<width { residual[column] -= value * source[column] }
                        }
                        if let change = fit.correction(values, residual: residual) {
                            for (index, value) in change.enumerated() { values[index] += value }
                        }
                    }
                }
            }
        }
    }
}

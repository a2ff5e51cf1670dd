import FloatingProposals

/// Whether a matrix looks like a product: factors that are found in floating numbers, of moderate size. A proposal only.
struct ProductTest {
    private let fit: BilinearFit
    private let starts: Int

    init(_ layout: FactorLayout, starts: Int) {
        var fit = BilinearFit(
            left: layout.left, right: layout.right, observed: layout.cells.map { ($0.row, $0.column) })
        fit.method.maximumSteps = 100
        self.fit = fit
        self.starts = starts
    }

    /// - Parameter target: the matrix in the cells of the layout.
    func succeeds(_ target: [Double], _ random: inout SeededNormals) -> Bool {
        (0..<starts).contains { _ in
            let found = fit.fit(target, start: random.normals(fit.unknownCount))
            // A limit that is no product is approached by factors that grow.
            return found.squaredResidual < 1e-18 && found.point.allSatisfy { abs($0) < 1e3 }
        }
    }
}

/// For each split of a chain the error of the best two-factor approximation of a target.
struct TargetSplitErrors {
    let chain: ReducedChain
    let threads: Int

    /// E_k²: Σ over the classes of the split after factor k of the squares of the singular values beyond the rank.
    ///
    /// O(m n · min(sides of a block)).
    func squared<Scalar: RowScalar>(after k: Int, of target: BlockForm<Scalar>) -> Double {
        let geometry = chain.split(0...(chain.nodes.count - 1), after: k)
        let groups = ClassGroups(geometry)
        // A value for each class, so that the sum does not depend on the parts.
        let squares = UnsafeMutableBufferPointer<Double>.allocate(capacity: geometry.classCount)
        defer { squares.deallocate() }
        target.values.withUnsafeBufferPointer { values in
            let start = values.baseAddress!
            Parts.run(groups.count, threads: threads, entries: target.values.count) { part in
                let tail = BlockTail<Scalar>()
                var panel: [Scalar] = []
                for group in part {
                    groups.withBlocks(of: group, in: start, panel: &panel) { index, block in
                        squares[index] = tail.square(of: block, beyond: geometry.rank)
                    }
                }
            }
        }
        return squares.reduce(0, +)
    }
}

/// Classes of a split whose rectangles lie side by side.
///
/// Narrow rectangles are taken from a copy of their common rows: rows of a large matrix that are a power of two apart
/// share a few lines of the cache, so every line should be read once.
private struct ClassGroups {
    private let geometry: SplitGeometry
    private let classesPerGroup: Int
    private let groupsPerBlock: Int
    let count: Int

    init(_ geometry: SplitGeometry) {
        self.geometry = geometry
        classesPerGroup = min(geometry.across, max(1, 64 / geometry.right.c))
        groupsPerBlock = (geometry.across + classesPerGroup - 1) / classesPerGroup
        count = geometry.left.a * geometry.left.d * groupsPerBlock
    }

    /// Calls `body` with each class of a group and its rectangle.
    func withBlocks<Scalar: RowScalar>(
        of group: Int, in product: UnsafePointer<Scalar>, panel: inout [Scalar],
        _ body: (_ index: Int, _ block: BlockView<Scalar>) -> Void
    ) {
        let (outerAndResidue, position) = (group / groupsPerBlock, group % groupsPerBlock)
        let (outer, l) = (outerAndResidue / geometry.left.d, outerAndResidue % geometry.left.d)
        let inner = position * classesPerGroup..<min((position + 1) * classesPerGroup, geometry.across)
        let (rows, columns) = (geometry.left.b, geometry.right.c)
        func index(_ inner: Int) -> Int { (outer * geometry.across + inner) * geometry.left.d + l }
        if inner.count == 1 {
            let index = index(inner.lowerBound)
            return body(index, geometry.block(geometry.place(index), in: product))
        }
        let width = inner.count * columns
        if panel.count < rows * width { panel = Array(repeating: .zero, count: rows * width) }
        let first = geometry.block(geometry.place(index(inner.lowerBound)), in: product)
        panel.withUnsafeMutableBufferPointer { panel in
            let start = panel.baseAddress!
            for row in 0..<rows { (start + row * width).update(from: first.row(row), count: width) }
            for (offset, inner) in inner.enumerated() {
                body(
                    index(inner),
                    BlockView(start: start + offset * columns, stride: width, rows: rows, columns: columns))
            }
        }
    }
}

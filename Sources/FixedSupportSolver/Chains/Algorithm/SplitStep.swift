/// The steps of the hierarchical algorithm on block forms, in parallel over the classes of a split.
struct SplitStep {
    let geometry: SplitGeometry
    let threads: Int

    /// X and Y with X Y the best approximation of a matrix by a product of matrices on the two patterns, and the square
    /// of its error.
    func split<Scalar: RowScalar>(
        _ matrix: BlockForm<Scalar>, weights: WeightSide
    ) -> (left: BlockForm<Scalar>, right: BlockForm<Scalar>, squaredError: Double) {
        let (leftCount, rightCount) = (geometry.left.entryCount, geometry.right.entryCount)
        var errors: [Double] = []
        var right: [Scalar] = []
        let left = [Scalar](unsafeUninitializedCapacity: leftCount) { left, leftFilled in
            right = [Scalar](unsafeUninitializedCapacity: rightCount) { right, rightFilled in
                matrix.values.withUnsafeBufferPointer { values in
                    let (from, x, y) = (values.baseAddress!, left.baseAddress!, right.baseAddress!)
                    errors = Parts.values(geometry.classCount, threads: threads, entries: geometry.product.entryCount) {
                        part, errors in
                        let decomposition = BlockDecomposition<Scalar>()
                        for index in part {
                            let place = geometry.place(index)
                            errors[index] = decomposition.truncate(
                                geometry.block(place, in: from), rank: geometry.rank, weights: weights,
                                left: geometry.leftBlock(place, in: x), right: geometry.rightBlock(place, in: y))
                        }
                    }
                }
                rightFilled = rightCount
            }
            leftFilled = leftCount
        }
        return (
            BlockForm(left, of: geometry.left), BlockForm(right, of: geometry.right), errors.reduce(0, +)
        )
    }

    /// Makes the r columns of each class in the left factor orthonormal, with the product as it is.
    ///
    /// The classes' columns in `last` are its blocks of `last.b` rows; `right` are the rows that they meet.
    func orthonormalize<Scalar: RowScalar>(_ last: inout BlockForm<Scalar>, into right: inout BlockForm<Scalar>) {
        let (rank, width, rows, columns) = (geometry.rank, geometry.right.c, last.b, last.c)
        let leftCount = last.values.count
        let stride = geometry.rightStride
        var turned: [Scalar] = []
        let orthonormal = [Scalar](unsafeUninitializedCapacity: leftCount) { left, filled in
            turned = [Scalar](unsafeUninitializedCapacity: right.values.count) { target, turnedFilled in
                last.values.withUnsafeBufferPointer { from in
                    right.values.withUnsafeBufferPointer { source in
                        let (x, y, newX, newY) = (
                            from.baseAddress!, source.baseAddress!, left.baseAddress!, target.baseAddress!
                        )
                        Parts.run(geometry.classCount, threads: threads, entries: right.values.count) { part in
                            let decomposition = BlockDecomposition<Scalar>()
                            var weights = [Scalar](repeating: .zero, count: rank * rank)
                            for index in part {
                                let place = geometry.place(index)
                                // The place of the class's columns in the last factor of the left product.
                                let (i, l) = (index / geometry.left.d, index % geometry.left.d)
                                let perBlock = columns / rank
                                let start =
                                    (i / perBlock * geometry.left.d + l) * rows * columns + i % perBlock * rank
                                weights.withUnsafeMutableBufferPointer { weights in
                                    let w = weights.baseAddress!
                                    _ = decomposition.truncate(
                                        BlockView(start: x + start, stride: columns, rows: rows, columns: rank),
                                        rank: rank, weights: .right,
                                        left: MutableBlockView(start: newX + start, stride: columns),
                                        right: MutableBlockView(start: w, stride: rank))
                                    for row in 0..<rank {
                                        let destination = newY + place.right + row * stride
                                        Scalar.assign(0, times: y + place.right, to: destination, width)
                                        for k in 0..<rank {
                                            Scalar.add(
                                                w[row * rank + k], times: y + place.right + k * stride,
                                                to: destination, width)
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                turnedFilled = right.values.count
            }
            filled = leftCount
        }
        last.values = orthonormal
        right.values = turned
    }

    /// The matrix X Y of matrices on the two patterns, in block form.
    func product<Scalar: RowScalar>(_ left: BlockForm<Scalar>, _ right: BlockForm<Scalar>) -> BlockForm<Scalar> {
        let count = geometry.product.entryCount
        let values = [Scalar](unsafeUninitializedCapacity: count) { buffer, filled in
            let start = buffer.baseAddress!
            forEachRow(left, right) { row, offset, width, _ in (start + offset).initialize(from: row, count: width) }
            filled = count
        }
        return BlockForm(values, of: geometry.product)
    }

    /// ‖A − X Y‖² for A in block form, without X Y in memory.
    func squaredDistance<Scalar: RowScalar>(
        _ target: BlockForm<Scalar>, _ left: BlockForm<Scalar>, _ right: BlockForm<Scalar>
    ) -> Double {
        target.values.withUnsafeBufferPointer { target in
            let start = target.baseAddress!
            return forEachRow(left, right) { row, offset, width, sum in
                sum += Scalar.squaredDistance(row, start + offset, width)
            }
        }
    }

    /// Computes the rows of X Y block by block, and adds up what `visit` makes of them.
    @discardableResult
    private func forEachRow<Scalar: RowScalar>(
        _ left: BlockForm<Scalar>, _ right: BlockForm<Scalar>,
        _ visit: (_ row: UnsafePointer<Scalar>, _ offset: Int, _ width: Int, _ sum: inout Double) -> Void
    ) -> Double {
        let (rank, width) = (geometry.rank, geometry.right.c)
        return left.values.withUnsafeBufferPointer { left in
            right.values.withUnsafeBufferPointer { right in
                let (x, y) = (left.baseAddress!, right.baseAddress!)
                return Parts.values(geometry.classCount, threads: threads, entries: geometry.product.entryCount) {
                    part, sums in
                    let row = UnsafeMutablePointer<Scalar>.allocate(capacity: width)
                    defer { row.deallocate() }
                    for index in part {
                        let place = geometry.place(index)
                        for j in 0..<geometry.left.b {
                            row.initialize(repeating: .zero, count: width)
                            for k in 0..<rank {
                                Scalar.add(
                                    x[place.left + j * geometry.leftStride + k],
                                    times: y + place.right + k * geometry.rightStride, to: row, width)
                            }
                            visit(row, place.product + j * geometry.productStride, width, &sums[index])
                        }
                    }
                }.reduce(0, +)
            }
        }
    }
}

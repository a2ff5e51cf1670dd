extension Matrix {
    public var transposed: Matrix { turned(isConjugated: false) }

    /// The conjugate transpose.
    public var adjoint: Matrix { turned(isConjugated: Scalar.isComplex) }

    /// The matrix of the conjugated entries.
    public var conjugated: Matrix {
        guard Scalar.isComplex else { return self }
        var other = self
        other.elements.change { entries in
            let doubles = entries.doubles
            for k in 0..<rowCount * columnCount { doubles[2 * k + 1] = -doubles[2 * k + 1] }
        }
        return other
    }

    private func turned(isConjugated: Bool) -> Matrix {
        let entries = [Scalar](count: rowCount * columnCount) { target in
            elements.read {
                Turning.turn(
                    $0.doubles, rows: rowCount, columns: columnCount, width: Scalar.width, stride: columnCount,
                    isConjugated: isConjugated, to: target.doubles, targetStride: rowCount)
            }
        }
        return Matrix(rows: columnCount, columns: rowCount, elements: entries)
    }

    /// The entries in these rows and columns, in their order.
    public func submatrix(rows: [Int], columns: [Int]) -> Matrix {
        for row in rows { precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)") }
        for column in columns {
            precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
        }
        let entries = [Scalar](count: rows.count * columns.count) { target in
            elements.read { source in
                if Scalar.isComplex {
                    Self.gather(
                        UnsafeRawPointer(source).assumingMemoryBound(to: Lanes2.self), rows, columns, columnCount,
                        to: UnsafeMutableRawPointer(target).assumingMemoryBound(to: Lanes2.self))
                } else {
                    Self.gather(source.doubles, rows, columns, columnCount, to: target.doubles)
                }
            }
        }
        return Matrix(rows: rows.count, columns: columns.count, elements: entries)
    }

    /// The entries of these ranges of rows and columns.
    public func submatrix(rows: Range<Int>, columns: Range<Int>) -> Matrix {
        precondition(rows.lowerBound >= 0 && rows.upperBound <= rowCount, "rows of the matrix")
        precondition(columns.lowerBound >= 0 && columns.upperBound <= columnCount, "columns of the matrix")
        let entries = [Scalar](count: rows.count * columns.count) { target in
            elements.read { source in
                for (place, row) in rows.enumerated() {
                    (target + place * columns.count).update(
                        from: source + row * columnCount + columns.lowerBound, count: columns.count)
                }
            }
        }
        return Matrix(rows: rows.count, columns: columns.count, elements: entries)
    }

    /// The matrix whose row `places[k]` is row k of this one; the places are a permutation.
    public func movingRows(to places: [Int]) -> Matrix {
        precondition(places.count == rowCount && Set(places).count == rowCount, "a permutation of the rows")
        var moved = self
        elements.read { source in
            moved.elements.change { target in
                for (row, place) in places.enumerated() {
                    precondition(place >= 0 && place < rowCount, "row \(place) of \(rowCount)")
                    (target + place * columnCount).update(from: source + row * columnCount, count: columnCount)
                }
            }
        }
        return moved
    }

    /// Two doubles that move together.
    private typealias Lanes2 = (Double, Double)

    @inline(__always)
    private static func gather<Entry>(
        _ source: UnsafePointer<Entry>, _ rows: [Int], _ columns: [Int], _ stride: Int,
        to target: UnsafeMutablePointer<Entry>
    ) {
        columns.withUnsafeBufferPointer { columns in
            var place = target
            for row in rows {
                let line = source + row * stride
                for k in 0..<columns.count { place[k] = line[columns[k]] }
                place += columns.count
            }
        }
    }
}

/// Products of a masked factor, in compressed rows, with dense matrices whose rows lie one after the other.
///
/// Nothing is checked: the layouts are those of masks that fit.
enum SparseProducts {
    typealias Values = UnsafePointer<Double>
    private typealias Lanes = SIMD8<Double>

    /// Columns that stay in registers.
    private static var tile: Int { 16 }
    /// Widths from which on the matrices are gone through in strips of columns that fit the cache.
    private static var wide: Int { 256 }
    private static var strip: Int { 128 }

    /// out = F · dense, for F with the values at the cells of compressed rows; `dense` has `height` rows, and the rows
    /// of `dense` and `out` have `width` entries. O(cells · width).
    static func multiply(
        starts: [Int], indices: [Int], _ values: Values, _ dense: Values, height: Int, width: Int,
        into out: UnsafeMutablePointer<Double>, _ team: RowTeam
    ) {
        nonisolated(unsafe) let (values, dense, out) = (values, dense, out)
        team.forEach(rows: starts.count - 1, work: indices.count * width) { rows in
            let cells = starts[rows.upperBound] - starts[rows.lowerBound]
            let isPacked = width >= wide && cells >= 4 * height
            let packed = isPacked ? UnsafeMutablePointer<Double>.allocate(capacity: height * tile) : nil
            defer { packed?.deallocate() }
            for column in stride(from: 0, to: width - width % tile, by: tile) {
                var (source, distance) = (dense + column, width)
                if let packed {
                    for row in 0..<height {
                        (packed + row * tile).update(from: dense + row * width + column, count: tile)
                    }
                    (source, distance) = (Values(packed), tile)
                }
                for row in rows {
                    combine(
                        starts[row]..<starts[row + 1], indices, values, source, distance,
                        into: out + row * width + column)
                }
            }
            for row in rows {
                for column in width - width % tile..<width {
                    var sum = 0.0
                    for cell in starts[row]..<starts[row + 1] {
                        sum += values[cell] * dense[indices[cell] &* width &+ column]
                    }
                    out[row * width + column] = sum
                }
            }
        }
    }

    /// A tile of one row: the combination of the rows `indices` of a matrix whose rows are `distance` apart.
    private static func combine(
        _ cells: Range<Int>, _ indices: [Int], _ values: Values, _ dense: Values, _ distance: Int,
        into out: UnsafeMutablePointer<Double>
    ) {
        indices.withUnsafeBufferPointer { indices in
            var (low, high) = (Lanes.zero, Lanes.zero)
            for cell in cells {
                let source = UnsafeRawPointer(dense + indices[cell] &* distance)
                let value = Lanes(repeating: values[cell])
                low += value * source.loadUnaligned(as: Lanes.self)
                high += value * source.loadUnaligned(fromByteOffset: 64, as: Lanes.self)
            }
            let place = UnsafeMutableRawPointer(out)
            place.storeBytes(of: low, as: Lanes.self)
            place.storeBytes(of: high, toByteOffset: 64, as: Lanes.self)
        }
    }

    /// out_(i,k) = ⟨row i of a, row k of b⟩ at the cells (i, k) of the layout. O(cells · width).
    static func sampledProduct(
        _ layout: MaskLayout, _ a: Values, _ b: Values, width: Int, into out: UnsafeMutablePointer<Double>,
        _ team: RowTeam
    ) {
        nonisolated(unsafe) let (a, b, out) = (a, b, out)
        team.forEach(rows: layout.rowCount, work: layout.cellCount * width) { rows in
            let cells = layout.rowStarts[rows.lowerBound]..<layout.rowStarts[rows.upperBound]
            for cell in cells { out[cell] = 0 }
            let step = width >= wide ? strip : max(width, 1)
            for column in stride(from: 0, to: width, by: step) {
                let count = min(step, width - column)
                for row in rows {
                    let line = a + row * width + column
                    for cell in layout.rowStarts[row]..<layout.rowStarts[row + 1] {
                        out[cell] += dot(line, b + layout.columns[cell] * width + column, count)
                    }
                }
            }
        }
    }

    static func dot(_ a: Values, _ b: Values, _ count: Int) -> Double {
        var (sums, index) = (Lanes.zero, 0)
        let (rawA, rawB) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
        while index + 8 <= count {
            sums +=
                rawA.loadUnaligned(fromByteOffset: index &* 8, as: Lanes.self)
                * rawB.loadUnaligned(fromByteOffset: index &* 8, as: Lanes.self)
            index += 8
        }
        var sum = sums.sum()
        while index < count {
            sum += a[index] * b[index]
            index += 1
        }
        return sum
    }
}

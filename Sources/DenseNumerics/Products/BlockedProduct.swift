/// A product by blocks that fit the caches, on several threads (after Goto and van de Geijn).
///
/// The right side is packed in blocks of `depthLimit` × `columnLimit`, shared by the threads; each thread packs blocks
/// of `rowLimit` rows of the left side for itself. Blocks of the inner dimension follow one another in rising order,
/// so an entry is the same sum whatever the threads.
struct BlockedProduct: @unchecked Sendable {
    let rows: Int
    let inner: Int
    let columns: Int
    let isComplex: Bool
    let left: ProductOperand
    let right: ProductOperand
    /// Where the result goes, its rows `stride` doubles apart.
    let target: UnsafeMutablePointer<Double>
    let stride: Int
    let mode: MicroKernel.Mode

    /// Entries of the inner dimension, rows (a multiple of 6) and doubles (a multiple of 4) of a block.
    private static let (depthLimit, rowLimit, columnLimit) = (256, 96, 2048)

    /// Products of fewer multiplications than this stay on one thread.
    private static let threadedWork = 1 << 20

    /// O(rows · inner · columns).
    func run(threads: Int) {
        let width = isComplex ? 2 : 1
        let work = rows * inner * columns * width * width
        let threads = work < Self.threadedWork ? 1 : threads
        let depthLimit = min(Self.depthLimit / width, inner)
        let columnLimit = min(Self.columnLimit, (columns * width + 3) & ~3)
        let packed = UnsafeMutablePointer<Double>.allocate(capacity: depthLimit * width * columnLimit)
        defer { packed.deallocate() }
        for firstColumn in Swift.stride(from: 0, to: columns, by: columnLimit / width) {
            let columnCount = min(columnLimit / width, columns - firstColumn)
            for first in Swift.stride(from: 0, to: inner, by: depthLimit) {
                let block = Block(
                    first: first, depth: min(depthLimit, inner - first), firstColumn: firstColumn,
                    columnCount: columnCount, packed: packed,
                    mode: mode == .replace && first > 0 ? .add : mode)
                packRight(block, threads: threads)
                multiplyRows(block, threads: threads)
            }
        }
    }

    /// A block of the right side and the place of its copy.
    private struct Block: @unchecked Sendable {
        let first: Int
        let depth: Int
        let firstColumn: Int
        let columnCount: Int
        let packed: UnsafeMutablePointer<Double>
        let mode: MicroKernel.Mode
    }

    private func packRight(_ block: Block, threads: Int) {
        let width = isComplex ? 2 : 1
        let panelColumns = MicroKernel.columns / width
        let panelSize = MicroKernel.columns * block.depth * width
        let panels = (block.columnCount + panelColumns - 1) / panelColumns
        Parallel.forRanges(panels, grain: 8, threads: threads) { range in
            for panel in range {
                Packing.right(
                    right.from(row: block.first, column: block.firstColumn + panel * panelColumns),
                    depth: block.depth, columns: min(panelColumns, block.columnCount - panel * panelColumns),
                    isComplex: isComplex, to: block.packed + panel * panelSize)
            }
        }
    }

    private func multiplyRows(_ block: Block, threads: Int) {
        let height = threads > 1 ? min(Self.rowLimit, max(6, (rows / (2 * threads) + 5) / 6 * 6)) : Self.rowLimit
        Parallel.forEach((rows + height - 1) / height, threads: threads) { piece in
            let firstRow = piece * height
            multiply(block, firstRow: firstRow, rowCount: min(height, rows - firstRow))
        }
    }

    private func multiply(_ block: Block, firstRow: Int, rowCount: Int) {
        let width = isComplex ? 2 : 1
        let depth = block.depth * width
        let panels = (rowCount + MicroKernel.rows - 1) / MicroKernel.rows
        withUnsafeTemporaryAllocation(
            of: Double.self, capacity: (panels * depth + MicroKernel.columns) * MicroKernel.rows
        ) { scratch in
            let packed = scratch.baseAddress!
            let edge = packed + panels * depth * MicroKernel.rows
            Packing.left(
                left.from(row: firstRow, column: block.first), rows: rowCount, depth: block.depth,
                isComplex: isComplex, to: packed)
            let doubles = block.columnCount * width
            for column in Swift.stride(from: 0, to: doubles, by: MicroKernel.columns) {
                let rightPanel = UnsafePointer(block.packed + column * depth)
                for panel in 0..<panels {
                    let row = firstRow + panel * MicroKernel.rows
                    tile(
                        depth: depth, UnsafePointer(packed + panel * depth * MicroKernel.rows), rightPanel,
                        to: target + row * stride + block.firstColumn * width + column,
                        rows: min(MicroKernel.rows, firstRow + rowCount - row),
                        columns: min(MicroKernel.columns, doubles - column), edge, block.mode)
                }
            }
        }
    }

    @inline(__always)
    private func tile(
        depth: Int, _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>,
        to place: UnsafeMutablePointer<Double>, rows: Int, columns: Int, _ edge: UnsafeMutablePointer<Double>,
        _ mode: MicroKernel.Mode
    ) {
        if rows == MicroKernel.rows, columns == MicroKernel.columns {
            MicroKernel.multiply(depth: depth, left, right, to: place, stride: stride, mode)
            return
        }
        MicroKernel.multiply(depth: depth, left, right, to: edge, stride: MicroKernel.columns, .replace)
        for row in 0..<rows {
            for column in 0..<columns {
                let value = edge[row * MicroKernel.columns + column]
                let index = row * stride + column
                switch mode {
                case .replace: place[index] = value
                case .add: place[index] += value
                case .subtract: place[index] -= value
                }
            }
        }
    }
}

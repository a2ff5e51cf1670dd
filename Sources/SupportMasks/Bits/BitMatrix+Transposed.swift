// Transposition in tiles of 512 × 512 bits. A tile is 8 × 8 squares of 64 × 64 bits, and a square is transposed by
// swapping ever smaller
// off-diagonal quarters (32 × 32, then 16 × 16, …): Warren, Hacker's Delight, section 7-3. The eight squares side by
// side are done at
// once, one in each lane of a vector: the lanes of vector i are the eight words of row i.
//
// Lines of a tile are read and written in whole cache lines: with rows that are a power of two apart, a walk down one
// column of words would
// throw each line out before its next use.

private typealias Lanes = SIMD8<UInt64>

extension BitMatrix {
    /// The matrix with rows and columns exchanged, in the same form. O(rows × columns / 64 · log 64); listed: O(rows +
    /// columns + cells).
    public func transposed() -> BitMatrix {
        if let lists {
            return BitMatrix(lists: lists.transposed(columnCount: columnCount), columnCount: rowCount)
        }
        var result = BitMatrix(rowCount: columnCount, columnCount: rowCount)
        let targetWordsPerRow = result.wordsPerRow
        withWords { source in
            result.withMutableWords { target in
                withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 8 * 64) { tile in
                    let transposer = TileTransposer(
                        rowCount: rowCount, columnCount: columnCount, wordsPerRow: wordsPerRow,
                        targetWordsPerRow: targetWordsPerRow,
                        source: source, target: target, tile: tile)
                    for firstRowBlock in stride(from: 0, to: targetWordsPerRow, by: 8) {
                        for firstWord in stride(from: 0, to: wordsPerRow, by: 8) {
                            transposer.transposeTile(firstRowBlock: firstRowBlock, firstWord: firstWord)
                        }
                    }
                }
            }
        }
        return result
    }
}

private struct TileTransposer {
    let rowCount: Int
    let columnCount: Int
    let wordsPerRow: Int
    let targetWordsPerRow: Int
    let source: UnsafeBufferPointer<UInt64>
    let target: UnsafeMutableBufferPointer<UInt64>
    /// 64 vectors for each of eight blocks of 64 rows.
    let tile: UnsafeMutableBufferPointer<Lanes>

    /// Transposes the tile of rows `64·firstRowBlock …` and columns `64·firstWord …`; what lies outside the matrix is
    /// zero.
    func transposeTile(firstRowBlock: Int, firstWord: Int) {
        let blocks = min(8, targetWordsPerRow - firstRowBlock)
        let lanes = min(8, wordsPerRow - firstWord)
        for block in 0..<blocks {
            let square = UnsafeMutableBufferPointer(rebasing: tile[(64 &* block)..<(64 &* block &+ 64)])
            load(into: square, firstRow: 64 &* (firstRowBlock &+ block), firstWord: firstWord, lanes: lanes)
            transpose64(square)
        }
        store(firstRowBlock: firstRowBlock, blocks: blocks, firstWord: firstWord, lanes: lanes)
    }

    private func load(into square: UnsafeMutableBufferPointer<Lanes>, firstRow: Int, firstWord: Int, lanes: Int) {
        let rows = min(64, rowCount - firstRow)
        let bytes = UnsafeRawBufferPointer(source)
        for i in 0..<rows {
            let start = (firstRow &+ i) &* wordsPerRow &+ firstWord
            if lanes == 8 {
                square[i] = bytes.loadUnaligned(fromByteOffset: 8 &* start, as: Lanes.self)
            } else {
                square[i] = .zero
                for lane in 0..<lanes { square[i][lane] = source[start &+ lane] }
            }
        }
        for i in rows..<64 { square[i] = .zero }
    }

    /// Lane l of vector j of block b is the word b of the target's row 64·l + j of the tile.
    private func store(firstRowBlock: Int, blocks: Int, firstWord: Int, lanes: Int) {
        let words = UnsafeMutableRawBufferPointer(tile).bindMemory(to: UInt64.self)
        let targetBytes = UnsafeMutableRawBufferPointer(target)
        for lane in 0..<lanes {
            let firstRow = 64 &* (firstWord &+ lane)
            for j in 0..<min(64, columnCount - firstRow) {
                let start = (firstRow &+ j) &* targetWordsPerRow &+ firstRowBlock
                if blocks == 8 {
                    var line = Lanes.zero
                    for block in 0..<8 { line[block] = words[(64 &* block &+ j) &* 8 &+ lane] }
                    targetBytes.storeBytes(of: line, toByteOffset: 8 &* start, as: Lanes.self)
                } else {
                    for block in 0..<blocks { target[start &+ block] = words[(64 &* block &+ j) &* 8 &+ lane] }
                }
            }
        }
    }
}

/// Transposes in every lane 64 words of 64 bits in place, bit j of word i becoming bit i of word j.
private func transpose64(_ square: UnsafeMutableBufferPointer<Lanes>) {
    swapQuarters(square, 32, 0x0000_0000_FFFF_FFFF)
    swapQuarters(square, 16, 0x0000_FFFF_0000_FFFF)
    swapQuarters(square, 8, 0x00FF_00FF_00FF_00FF)
    swapQuarters(square, 4, 0x0F0F_0F0F_0F0F_0F0F)
    swapQuarters(square, 2, 0x3333_3333_3333_3333)
    swapQuarters(square, 1, 0x5555_5555_5555_5555)
}

/// Swaps the off-diagonal quarters of the squares of size 2 · `width`.
@inline(__always)
private func swapQuarters(_ square: UnsafeMutableBufferPointer<Lanes>, _ width: Int, _ mask: UInt64) {
    let masks = Lanes(repeating: mask)
    let shift = Lanes(repeating: UInt64(width))
    var k = 0
    while k < 64 {
        let (low, high) = (square[k], square[k &+ width])
        let swapped = ((low &>> shift) ^ high) & masks
        square[k] = low ^ (swapped &<< shift)
        square[k &+ width] = high ^ swapped
        k = (k &+ width &+ 1) & ~width
    }
}

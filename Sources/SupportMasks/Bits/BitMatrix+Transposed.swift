// Transposition in blocks of 64 × 64 bits. A block is transposed in registers by swapping ever smaller off-diagonal
// quarters (32 × 32, then 16 × 16, …): Warren, Hacker's Delight, section 7-3.
//
// Blocks are visited so that eight neighbouring words of a row, one cache line, are used while they are at hand: with
// rows that are a power of two apart, a walk down one column of words would throw each line out before its next use.

extension BitMatrix {
    /// The matrix with rows and columns exchanged. O(rows × columns / 64 · log 64).
    public func transposed() -> BitMatrix {
        var result = BitMatrix(rowCount: columnCount, columnCount: rowCount)
        let resultWordsPerRow = result.wordsPerRow
        withWords { source in
            result.withMutableWords { target in
                let shape = TransposeShape(
                    rowCount: rowCount, columnCount: columnCount, wordsPerRow: wordsPerRow, targetWordsPerRow: resultWordsPerRow
                )
                for firstRowBlock in stride(from: 0, to: resultWordsPerRow, by: 8) {
                    for firstWord in stride(from: 0, to: wordsPerRow, by: 8) {
                        for rowBlock in firstRowBlock..<min(firstRowBlock + 8, resultWordsPerRow) {
                            for word in firstWord..<min(firstWord + 8, wordsPerRow) {
                                shape.transposeBlock(rowBlock: rowBlock, word: word, from: source, to: target)
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}

private struct TransposeShape {
    let rowCount: Int
    let columnCount: Int
    let wordsPerRow: Int
    let targetWordsPerRow: Int

    /// Transposes the block of rows `64·rowBlock …` and columns `64·word …`; what lies outside the matrix is zero.
    func transposeBlock(
        rowBlock: Int, word: Int, from source: UnsafeBufferPointer<UInt64>, to target: UnsafeMutableBufferPointer<UInt64>
    ) {
        let rows = min(64, rowCount - 64 * rowBlock)
        let columns = min(64, columnCount - 64 * word)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { block in
            for i in 0..<rows { block[i] = source[(64 &* rowBlock &+ i) &* wordsPerRow &+ word] }
            for i in rows..<64 { block[i] = 0 }
            transpose64(block)
            for j in 0..<columns { target[(64 &* word &+ j) &* targetWordsPerRow &+ rowBlock] = block[j] }
        }
    }
}

/// Transposes 64 words of 64 bits in place, bit j of word i becoming bit i of word j.
private func transpose64(_ block: UnsafeMutableBufferPointer<UInt64>) {
    var width = 32
    var mask: UInt64 = 0x0000_0000_FFFF_FFFF
    while width != 0 {
        var k = 0
        while k < 64 {
            let swapped = ((block[k] &>> UInt64(width)) ^ block[k &+ width]) & mask
            block[k] ^= swapped &<< UInt64(width)
            block[k &+ width] ^= swapped
            k = (k &+ width &+ 1) & ~width
        }
        width &>>= 1
        mask ^= mask &<< UInt64(width)
    }
}

import SupportMasks

/// What part of each tile of a large mask lies inside the support, in levels.
struct TileDensity {
    /// Levels above 0; the highest is that of full tiles.
    static let levelCount = 8

    private let columnCount: Int
    private var levels: [UInt8]
    /// Whether some tile was judged by a part of its rows only.
    let isSampled: Bool

    /// The level of a tile, 0 if nothing of it is inside.
    func level(_ row: Int, _ column: Int) -> Int { Int(levels[row * columnCount + column]) }

    /// - Parameters:
    ///   - rowsPerTile: at most so many rows of a tile are looked at, evenly spread.
    ///   - count: adds, for a row, the number of cells inside in each tile of columns.
    init(
        rows: LineScale, columns: LineScale, rowsPerTile: Int = .max, count: (_ row: Int, _ tiles: inout [Int]) -> Void
    ) {
        columnCount = columns.tileCount
        levels = [UInt8](repeating: 0, count: rows.tileCount * columns.tileCount)
        isSampled = rows.perTile > rowsPerTile
        var inside = [Int](repeating: 0, count: columns.tileCount)
        for tile in 0..<rows.tileCount {
            for index in inside.indices { inside[index] = 0 }
            let lines = rows.lines(of: tile)
            let looked = max(1, min(lines.count, rowsPerTile))
            for sample in 0..<looked { count(lines.lowerBound + sample * lines.count / looked, &inside) }
            for column in inside.indices where inside[column] > 0 {
                let cells = looked * columns.lines(of: column).count
                // Rounded to the nearest level: an even mixture does not flicker between two.
                let level = (inside[column] * Self.levelCount + cells / 2) / cells
                levels[tile * columnCount + column] = UInt8(max(1, min(Self.levelCount, level)))
            }
        }
    }
}

extension TileDensity {
    /// Adds the numbers of bits of a row in each tile.
    static func count(_ words: UnsafeBufferPointer<UInt64>, _ columns: LineScale, into tiles: inout [Int]) {
        for tile in tiles.indices {
            let range = columns.lines(of: tile)
            var word = range.lowerBound / 64
            let last = (range.upperBound - 1) / 64
            var bits = words[word] & (UInt64.max << UInt64(range.lowerBound % 64))
            while word < last {
                tiles[tile] += bits.nonzeroBitCount
                word += 1
                bits = words[word]
            }
            tiles[tile] += (bits & (UInt64.max >> UInt64(63 - (range.upperBound - 1) % 64))).nonzeroBitCount
        }
    }

    /// The density of a mask. O(rows × columns / 64); listed: O(rows × tiles + cells).
    init(_ mask: BitMatrix, rows: LineScale, columns: LineScale) {
        self.init(rows: rows, columns: columns) { row, tiles in
            if mask.isListed {
                mask.forEachColumn(ofRow: row) { tiles[columns.tile(of: $0)] += 1 }
                return
            }
            mask.withRowWords(row) { Self.count($0, columns, into: &tiles) }
        }
    }

    /// The density of a pattern that is not written out, from a few rows of each tile.
    init(_ pattern: KroneckerPattern, rows: LineScale, columns: LineScale) {
        self.init(rows: rows, columns: columns, rowsPerTile: 64) { row, tiles in
            // The ones of the row: first, first + d, …, c of them.
            let first = row / (pattern.b * pattern.d) * pattern.c * pattern.d + row % pattern.d
            for tile in tiles.indices {
                let range = columns.lines(of: tile)
                func below(_ column: Int) -> Int {
                    max(0, min(pattern.c, (column - first + pattern.d - 1) / pattern.d))
                }
                tiles[tile] +=
                    (range.upperBound > first ? below(range.upperBound) : 0)
                    - (range.lowerBound > first ? below(range.lowerBound) : 0)
            }
        }
    }

    /// Word operations that the covered cells of a product may cost.
    private static let mostWork = 1 << 29

    /// The density of the cells that some support covers, from as many rows as the bound on the work allows.
    init(productOf masks: FactorSupports, rows: LineScale, columns: LineScale) {
        let columnSets = masks.right.transposed()
        if masks.left.isListed || masks.right.isListed {
            self.init(listedProduct: masks.left, columnSets, rows: rows, columns: columns)
            return
        }
        let work = masks.left.setBitCount * columnSets.wordsPerRow
        let rowsPerTile = work <= Self.mostWork ? Int.max : max(1, rows.perTile * (Self.mostWork >> 10) / (work >> 10))
        var covered = [UInt64](repeating: 0, count: columnSets.wordsPerRow)
        self.init(rows: rows, columns: columns, rowsPerTile: rowsPerTile) { row, tiles in
            for word in covered.indices { covered[word] = 0 }
            for support in masks.left.row(row) {
                columnSets.withRowWords(support) { set in
                    covered.withUnsafeMutableBufferPointer { covered in
                        for word in set.indices { covered[word] |= set[word] }
                    }
                }
            }
            covered.withUnsafeBufferPointer { Self.count($0, columns, into: &tiles) }
        }
    }

    /// The same of listed masks: Σ |B_k| steps for each row that is looked at, and only so many rows.
    private init(listedProduct left: BitMatrix, _ columnSets: BitMatrix, rows: LineScale, columns: LineScale) {
        var work = 0
        for row in 0..<left.rowCount {
            left.forEachColumn(ofRow: row) { work += columnSets.setBitCount(ofRow: $0) }
        }
        let mostSteps = Self.mostWork >> 3
        let rowsPerTile = work <= mostSteps ? Int.max : max(1, rows.perTile * (mostSteps >> 10) / (work >> 10))
        var isCovered = [Bool](repeating: false, count: columnSets.columnCount)
        var covered: [Int] = []
        self.init(rows: rows, columns: columns, rowsPerTile: rowsPerTile) { row, tiles in
            left.forEachColumn(ofRow: row) { support in
                columnSets.forEachColumn(ofRow: support) { column in
                    if isCovered[column] { return }
                    isCovered[column] = true
                    covered.append(column)
                    tiles[columns.tile(of: column)] += 1
                }
            }
            for column in covered { isCovered[column] = false }
            covered.removeAll(keepingCapacity: true)
        }
    }
}

/// The rows, columns or supports of a mask along one side of its picture: each by itself, or several to a tile.
struct LineScale: Hashable {
    let count: Int
    /// How many lines a tile stands for; the last tile may stand for fewer.
    let perTile: Int

    /// Up to this many lines each is drawn by itself.
    static let mostSingleLines = 128
    private static let mostTiles = 96

    init(_ count: Int) {
        self.count = count
        perTile = count <= Self.mostSingleLines ? 1 : (count + Self.mostTiles - 1) / Self.mostTiles
    }

    var tileCount: Int { (count + perTile - 1) / perTile }
    var isExact: Bool { perTile == 1 }

    func tile(of line: Int) -> Int { line / perTile }

    func lines(of tile: Int) -> Range<Int> { tile * perTile..<min(count, (tile + 1) * perTile) }

    /// The tiles of some lines, ascending, in runs of neighbours.
    func runs(of lines: [Int]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for tile in Set(lines.map(tile)).sorted() {
            if let last = runs.last, last.upperBound == tile {
                runs[runs.count - 1] = last.lowerBound..<tile + 1
            } else {
                runs.append(tile..<tile + 1)
            }
        }
        return runs
    }
}

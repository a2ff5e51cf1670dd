/// The numbers beside a panel, thinned out so that they do not touch; lines of the window come first.
struct AxisLabels {
    struct Label: Hashable {
        var tile: Int
        var line: Int
        var isMarked: Bool
    }

    let labels: [Label]

    /// - Parameters:
    ///   - cell: the extent of a tile along the axis.
    ///   - room: the extent that a label needs along the axis.
    ///   - marked: the lines of the window, ascending.
    init(_ scale: LineScale, cell: Int, room: Int, marked: [Int]) {
        var taken: [Label] = []
        var occupied: [Int] = []
        func add(_ line: Int, isMarked: Bool) {
            let tile = scale.tile(of: line)
            guard !occupied.contains(where: { abs($0 - tile) * cell < room }) else { return }
            occupied.append(tile)
            taken.append(Label(tile: tile, line: line, isMarked: isMarked))
        }
        for line in marked { add(line, isMarked: true) }
        // A label stands at a tile whose first line it names, unless it is a line of the window.
        let step = Self.step(atLeast: max(1, (room + cell - 1) / cell))
        for tile in stride(from: 0, to: scale.tileCount, by: step) { add(tile * scale.perTile, isMarked: false) }
        labels = taken.sorted { $0.tile < $1.tile }
    }

    /// The least of 1, 2, 5, 10, 20, 50, … that is not smaller.
    private static func step(atLeast least: Int) -> Int {
        var unit = 1
        while true {
            for step in [unit, 2 * unit, 5 * unit] where step >= least { return step }
            unit *= 10
        }
    }
}

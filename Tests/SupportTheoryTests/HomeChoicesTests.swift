import SupportMasks
import SupportTheory
import Testing

/// What `HomeChoices` leaves out, the searches for homes and for zeros would not have found.
struct HomeChoicesTests {
    /// A random mask with at least one entry in every column.
    private static func mask(_ rows: Int, _ columns: Int, _ generator: inout SplitMix64) -> BitMatrix {
        let density = Double.random(in: 0.2...1, using: &generator)
        let needed = (0..<columns).map { _ in Int.random(in: 0..<rows, using: &generator) }
        return BitMatrix(rowCount: rows, columnCount: columns) { row, column in
            needed[column] == row || generator.nextUnit() < density
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func noSearchFindsWhatNoChoiceAllows(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var (allowed, refused, found) = (0, 0, 0)
        for _ in 0..<150 {
            let (m, n, r) = (
                Int.random(in: 1...5, using: &generator), Int.random(in: 1...5, using: &generator),
                Int.random(in: 2...4, using: &generator)
            )
            let state = MaskedState(
                RankOneSupports(
                    FactorSupports(left: Self.mask(m, r, &generator), right: Self.mask(n, r, &generator))))
            let sides = HomeChoices.sides(of: state)
            for side in [Side.columns, .rows] {
                let homes = FullByHomes.step(for: state, limits: SearchLimits(), sides: [side])
                let zero = FullByZero.step(for: state, limits: SearchLimits(), sides: [side])
                if sides.contains(side) { allowed += 1 } else { refused += 1 }
                if homes != nil || zero != nil { found += 1 }
                #expect(
                    sides.contains(side) || (homes == nil && zero == nil),
                    "seed \(seed): \(state.classes.map { ($0.rows.members, $0.columns.members, $0.multiplicity) })")
            }
        }
        #expect(found > 20 && refused > 20 && allowed >= found, "seed \(seed): \(allowed), \(refused), \(found)")
    }
}

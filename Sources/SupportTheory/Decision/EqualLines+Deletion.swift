import SupportMasks

extension EqualLines {
    /// Deletes the superfluous lines of the first side that has some; nil if none has.
    static func deletion(in state: inout MaskedState) -> Derivation.Step? {
        for side in [Side.rows, .columns] {
            let lines = superfluousRows(of: state.seen(from: side))
            if lines.isEmpty { continue }
            state.delete(lines, side: side)
            return .equalLines(side: side, delete: lines)
        }
        return nil
    }

    /// Deletes superfluous lines until there are none.
    static func deleteSuperfluous(in state: inout MaskedState) -> [Derivation.Step] {
        var steps: [Derivation.Step] = []
        while let step = deletion(in: &state) { steps.append(step) }
        return steps
    }
}

import CheckerInput

/// SC201, absorption. A class with p ≥ min(|A|, |B|) is every matrix on its rectangle, so adding anything there leaves
/// the set: it is closed if and only if its projection to the other cells is. The same for several such classes at once.
enum RuleSC201 {
    static func apply(_ step: JSONValue, to state: inout State) throws(Rejection) {
        let fields = try step.fields("rule", "classes")
        let indices = try fields[1].increasingIndices(below: state.classes.count, "class")
        try fields[1].require(!indices.isEmpty, "no class is listed")
        for index in indices {
            let entry = state.classes[index]
            try fields[1].require(
                entry.multiplicity >= min(entry.rowCount, entry.columnCount),
                "class \(index) has multiplicity \(entry.multiplicity), \(entry.rowCount) rows and \(entry.columnCount) columns: it is not complete"
            )
        }
        try state.absorb(indices)
    }
}

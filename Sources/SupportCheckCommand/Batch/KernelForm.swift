import SupportMasks

/// The kernel form: for each row and each column its set of rank-one supports.
enum KernelForm {
    /// The masks whose rows have the given members; the width is the largest member plus one.
    static func supports(rowTypes: [[Int]], columnTypes: [[Int]]) throws(BatchError) -> FactorSupports {
        let rows = try checked(rowTypes, "rowTypes")
        let columns = try checked(columnTypes, "columnTypes")
        let width = 1 + max(rows.largest, columns.largest)
        return FactorSupports(
            left: try mask(rows.types, width, "rowTypes"), right: try mask(columns.types, width, "columnTypes"))
    }

    private static func checked(_ types: [[Int]], _ place: String) throws(BatchError) -> (
        types: [Set<Int>], largest: Int
    ) {
        guard !types.isEmpty else { throw BatchError(message: "\(place): expected at least one type, found none") }
        var sets: [Set<Int>] = []
        var largest = 0
        for (index, type) in types.enumerated() {
            let set = Set(type)
            guard set.count == type.count else {
                throw BatchError(message: "\(place)[\(index)]: expected different supports, found one twice")
            }
            let most = MaskLimits.standard.maxColumns - 1
            if let outside = type.first(where: { $0 < 0 || $0 > most }) {
                throw BatchError(
                    message: "\(place)[\(index)]: expected supports between 0 and \(most), found \(outside)")
            }
            largest = max(largest, type.max() ?? 0)
            sets.append(set)
        }
        return (sets, largest)
    }

    private static func mask(_ types: [Set<Int>], _ width: Int, _ place: String) throws(BatchError) -> BitMatrix {
        try BatchInstance.requireSize(rows: types.count, columns: width, place)
        return BitMatrix(rows: types.map { BitSet(capacity: width, members: $0) }, columnCount: width)
    }
}

/// How a kernel lies in the factors that it is the kernel of.
struct KernelRenaming: Sendable {
    /// The factors' lines for the rows and columns of the kernel; a row of the kernel is a column of the factors if
    /// transposed.
    var rows: [Int]
    var columns: [Int]
    /// The factors' supports for those of the kernel.
    var supports: [Int]
    var isTransposed: Bool

    /// A proof for the kernel as one for the factors.
    func carriedOver(_ proof: NonClosedness) -> NonClosedness {
        let (first, second) = isTransposed ? (columns, rows) : (rows, columns)
        return (isTransposed ? proof.transposed() : proof)
            .renamed(rows: { first[$0] }, columns: { second[$0] }, supports: { supports[$0] })
    }

    /// The kernel of factors with these types, and how it lies in them.
    ///
    /// Supports without a row or without a column go, then lines without a support, then lines in excess of their
    /// type's size. What is left is put into
    /// the canonical form: all permutations of the supports are tried, in both orientations if there are as many rows
    /// as columns.
    static func kernel(rowTypes: [UInt32], columnTypes: [UInt32]) -> (kernel: Kernel, renaming: KernelRenaming)? {
        let used = rowTypes.reduce(0, |) & columnTypes.reduce(0, |)
        let members = (0..<32).filter { used >> UInt32($0) & 1 == 1 }
        guard !members.isEmpty, members.count <= Kernel.widest else { return nil }
        let rows = Lines(rowTypes, members: members)
        let columns = Lines(columnTypes, members: members)
        let table = SupportPermutations.tables[members.count]
        let place = CanonicalPlace.find(rows, columns, table)
        let (first, second) = place.isTransposed ? (columns, rows) : (rows, columns)
        let action = table.types[place.permutation]
        let (canonicalRows, rowNames) = first.sorted(action)
        let (canonicalColumns, columnNames) = second.sorted(action)
        var supports = members
        for (support, image) in table.images[place.permutation].enumerated() { supports[image] = members[support] }
        return (
            Kernel(width: members.count, rowTypes: canonicalRows, columnTypes: canonicalColumns),
            KernelRenaming(rows: rowNames, columns: columnNames, supports: supports, isTransposed: place.isTransposed)
        )
    }
}

extension Kernel {
    /// The kernel of factors whose rows have these types; nil if no support meets both a row and a column, or there are
    /// more than `widest` such supports.
    ///
    /// - Parameters:
    ///   - rowTypes: for each row of I the members of its row, as a bit mask.
    ///   - columnTypes: the same for J.
    public init?(rowTypes: [UInt32], columnTypes: [UInt32]) {
        guard let (kernel, _) = KernelRenaming.kernel(rowTypes: rowTypes, columnTypes: columnTypes) else { return nil }
        self = kernel
    }
}

/// The lines of one side that a kernel keeps: types over supports that are numbered without gaps, and the lines' names.
private struct Lines {
    private(set) var types: [UInt32] = []
    private var names: [Int] = []

    init(_ all: [UInt32], members: [Int]) {
        var counts: [UInt32: Int] = [:]
        for (name, type) in all.enumerated() {
            let packed = members.indices.reduce(UInt32(0)) {
                type >> UInt32(members[$1]) & 1 == 1 ? $0 | 1 << UInt32($1) : $0
            }
            // The empty type has size 0, so this drops it as well.
            guard counts[packed, default: 0] < packed.nonzeroBitCount else { continue }
            counts[packed, default: 0] += 1
            types.append(packed)
            names.append(name)
        }
    }

    /// The types after a permutation of the supports, ascending, with the names in that order.
    func sorted(_ images: [UInt32]) -> (types: [UInt32], names: [Int]) {
        let pairs = zip(types, names).map { (images[Int($0)], $1) }.sorted { $0 < $1 }
        return (pairs.map(\.0), pairs.map(\.1))
    }
}

/// The orientation and the permutation of the supports that lead to the canonical form.
private struct CanonicalPlace {
    var isTransposed: Bool
    var permutation: Int

    static func find(_ rows: Lines, _ columns: Lines, _ table: SupportPermutations) -> CanonicalPlace {
        let (rowCounts, columnCounts) = (TypeCounts(rows.types), TypeCounts(columns.types))
        var best: (first: UInt128, second: UInt128, place: CanonicalPlace)?
        for isTransposed in [false, true] {
            let (first, second) = isTransposed ? (columns, rows) : (rows, columns)
            if first.types.count > second.types.count { continue }
            let (firstCounts, secondCounts) = isTransposed ? (columnCounts, rowCounts) : (rowCounts, columnCounts)
            for (permutation, images) in table.types.enumerated() {
                let code = firstCounts.code(images)
                if let best, code < best.first { continue }
                let other = secondCounts.code(images)
                if let best, code == best.first, other <= best.second { continue }
                best = (code, other, CanonicalPlace(isTransposed: isTransposed, permutation: permutation))
            }
        }
        return best?.place ?? CanonicalPlace(isTransposed: false, permutation: 0)
    }
}

/// Closedness of masks of at most three supports from nothing but how many lines of each type they have.
///
/// By Theorem 26 (Theory.md) such masks are not closed exactly when they have a minimal obstruction as a window, up to
/// permutation of the supports and transposition. A window has the two or three supports of an obstruction if each
/// other support is missed by all its rows or by all its columns. So lines are counted by type, and compared with the
/// patterns of the atlas: no search, and no certificate.
package struct NarrowMasks: Sendable {
    /// The number of supports, 1 to 3.
    package let width: Int
    private let places: [Place]

    /// The largest width whose obstructions are all known.
    package static let widest = 3

    /// Supports that a pattern may have in a window, and those of the others that its rows miss; the columns miss the
    /// rest.
    private struct Place: Sendable {
        var rowImages: [Int?]
        var columnImages: [Int?]
        var patterns: [Atlas.Pattern]
    }

    /// Nil for a width whose obstructions are not all known.
    package init?(width: Int) {
        guard (1...Self.widest).contains(width) else { return nil }
        self.width = width
        places = Atlas.widths.filter { $0 <= width }.flatMap { size in
            Combinations.of(Array(0..<width), size: size).flatMap { members in
                Self.subsets(of: (0..<width).filter { !members.contains($0) }).map { missedByRows in
                    let missedByColumns = Self.mask((0..<width).filter { !members.contains($0) }) & ~missedByRows
                    return Place(
                        rowImages: Self.images(width, members, missing: missedByRows),
                        columnImages: Self.images(width, members, missing: missedByColumns),
                        patterns: Atlas.of(width: size).patterns)
                }
            }
        }
    }

    /// Whether P(I, J) is closed for masks with so many rows, and columns, of each type; a type is the set of supports
    /// that meet a line as a bit mask, 0 to 2^width − 1.
    ///
    /// - Complexity: some thousand comparisons of words, whatever the counts are.
    package func isClosed(rows: [Int], columns: [Int]) -> Bool {
        places.allSatisfy { place in
            let (rows, columns) = (counts(rows, place.rowImages), counts(columns, place.columnImages))
            return rows.word == 0 || columns.word == 0
                || !place.patterns.contains { rows.contains($0.rows) && columns.contains($0.columns) }
        }
    }

    private func counts(_ lines: [Int], _ images: [Int?]) -> LineCounts {
        var counts = LineCounts()
        for (type, image) in images.enumerated() {
            if let image, image != 0 { counts.add(image, min(lines[type], 7)) }
        }
        return counts
    }

    /// For each type its part within the members, numbered within them; nil if it meets what has to be missed.
    private static func images(_ width: Int, _ members: [Int], missing: Int) -> [Int?] {
        (0..<1 << width).map { type in
            type & missing != 0
                ? nil : members.indices.reduce(0) { type >> members[$1] & 1 == 1 ? $0 | 1 << $1 : $0 }
        }
    }

    private static func mask(_ supports: [Int]) -> Int { supports.reduce(0) { $0 | 1 << $1 } }

    private static func subsets(of supports: [Int]) -> [Int] {
        supports.reduce([0]) { sets, support in sets + sets.map { $0 | 1 << support } }
    }
}

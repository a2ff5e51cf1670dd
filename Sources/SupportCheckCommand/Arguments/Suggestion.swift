/// The word that a reader may have meant.
enum Suggestion {
    /// `; did you mean '…'?` for the nearest of the known words, or nothing if none is near.
    static func text(for word: String, among known: [String]) -> String {
        let nearest = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }.min {
            $0.distance < $1.distance
        }
        guard let nearest, nearest.distance <= max(1, min(3, word.count / 2)) else { return "" }
        return "; did you mean '\(nearest.word)'?"
    }

    /// The smallest number of insertions, deletions and exchanges of a character that turn one word into the other
    /// (Levenshtein).
    static func distance(_ first: String, _ second: String) -> Int {
        let target = Array(second.prefix(64))
        var row = Array(0...target.count)
        for (index, character) in first.prefix(64).enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for position in target.indices {
                let above = row[position + 1]
                row[position + 1] = min(
                    above + 1, row[position] + 1, diagonal + (character == target[position] ? 0 : 1))
                diagonal = above
            }
        }
        return row[target.count]
    }
}

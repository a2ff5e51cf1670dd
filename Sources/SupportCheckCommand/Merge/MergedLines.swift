/// The answers of `batch`, by the numbers of the lines.
enum MergedLines {
    /// The lines in order, those of white space left out.
    ///
    /// - Throws: for a line that is missing, given twice, or not of its shard.
    static func places(_ parts: [PartFile], _ shards: ShardSet) throws(UsageError) -> [LinePlace] {
        let found = parts.reduce(0) { $0 + $1.lines.count }
        // Of more lines than there are one is missing before the end of this.
        var owners = [Int32](repeating: -1, count: min(shards.total, found + 1))
        var places = [LinePlace?](repeating: nil, count: owners.count)
        for (index, part) in parts.enumerated() {
            for line in part.lines {
                guard let number = line.number, (1...max(1, shards.total)).contains(number), shards.total > 0 else {
                    throw UsageError(
                        "\(part.path): there is no line \(line.number ?? 0): the input has \(shards.total)")
                }
                if let shard = part.end?.shard, !shard.takes(number - 1) {
                    throw UsageError("\(part.path): line \(number) is not of shard \(shard.text)")
                }
                guard number <= owners.count else { continue }
                let other = owners[number - 1]
                if other >= 0 {
                    let files = other == index ? part.path : "\(parts[Int(other)].path) and \(part.path)"
                    throw UsageError("\(files): line \(number) is given twice")
                }
                owners[number - 1] = Int32(index)
                if !line.isBlank {
                    places[number - 1] = LinePlace(part: index, offset: line.offset, count: line.count)
                }
            }
        }
        if let missing = owners.firstIndex(of: -1) {
            let whose =
                shards.order.isEmpty ? "" : ": \(parts[shards.order[missing % shards.order.count]].path) lacks it"
            throw UsageError("line \(missing + 1) is missing\(whose)")
        }
        return places.compactMap { $0 }
    }
}

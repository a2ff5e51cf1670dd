import Foundation
import Reports

/// The kernels of a census, by their positions in the shards.
enum MergedCensus {
    /// The lines in order, with what the summary counts.
    ///
    /// - Throws: for a shard with another number of lines than it has to have, for a line that is no kernel's, and for
    ///   kernels that are not in the order of a census: one is missing, given twice or of another family.
    static func places(_ parts: [PartFile], _ shards: ShardSet) throws(UsageError) -> ([LinePlace], [CensusRecord]) {
        for part in parts {
            let wanted = part.end?.shard.share(of: shards.total) ?? 0
            guard part.lines.count == wanted else {
                throw UsageError("\(part.path): the shard has \(wanted) kernels, and \(part.lines.count) lines")
            }
        }
        let sources = try parts.map { part throws(UsageError) in try LineSource(part) }
        var (places, records): ([LinePlace], [CensusRecord]) = ([], [])
        for position in 0..<shards.total {
            let part = shards.order[position % shards.order.count]
            let index = position / shards.order.count
            let line = parts[part].lines[index]
            let place = LinePlace(part: part, offset: line.offset, count: line.count)
            let bytes = try sources[part].bytes(of: place)
            guard let record = CensusLine(bytes.dropLast())?.record else {
                throw UsageError("\(parts[part].path):\(index + 1): expected the line of a kernel")
            }
            guard records.last.map({ $0.kernel < record.kernel }) ?? true else {
                throw UsageError(
                    "\(parts[part].path):\(index + 1): the kernel is not after the one before it: the shards are not of one census"
                )
            }
            places.append(place)
            records.append(record)
        }
        return (places, records)
    }
}

import OrderedJSON
import SupportTheory

/// The last line of a census: counts by verdict and rule, the minimal obstructions, and what is left.
public struct CensusSummary: Sendable {
    private let records: [CensusRecord]
    private let total: Int

    /// - Parameters:
    ///   - records: the lines, in order.
    ///   - total: the number of kernels of the family; more than there are lines if the census was ended early.
    public init(_ records: [CensusRecord], total: Int) {
        self.records = records
        self.total = total
    }

    /// Whether there is a line for every kernel.
    public var isWhole: Bool { records.count == total }

    /// The JSON object on one line, without the line's end.
    public var text: String {
        let verdicts: [InstanceAnalysis.Verdict] = [.closed, .notClosed, .undecided]
        let rules = Dictionary(grouping: records.compactMap(\.rule)) { $0 }.mapValues(\.count)
        let larger = Census.closedByLarger(Dictionary(uniqueKeysWithValues: records.map { ($0.kernel, $0.verdict) }))
        let summary: JSONValue = [
            "kernels": .integer(total),
            "verdicts": .object(
                verdicts.map { verdict in .init(verdict.rawValue, .integer(records.count { $0.verdict == verdict })) }),
            "rules": .object(rules.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) }),
            "minimalObstructions": .array(
                records.filter(\.isMinimal).map {
                    .object($0.kernel.jsonMembers + [.init("rule", $0.rule.map { .string($0) } ?? nil)])
                }),
            "undecided": .array(records.filter { $0.verdict == .undecided }.map { .object($0.kernel.jsonMembers) }),
            "closedByLarger": .array(
                larger.sorted { $0.key < $1.key }.map {
                    .object($0.key.jsonMembers + [.init("larger", .object($0.value.jsonMembers))])
                }),
            "notReached": .integer(total - records.count),
        ]
        return JSONValue.object([.init("summary", summary)]).compactText
    }

    /// The counts in words, for a terminal.
    public var sentence: String {
        let count = { (verdict: InstanceAnalysis.Verdict) in records.count { $0.verdict == verdict } }
        let left = total == records.count ? "" : ", \(total - records.count) not reached"
        return
            "\(total) kernels: \(count(.closed)) closed, \(count(.notClosed)) not closed, \(count(.undecided)) undecided\(left); "
            + "\(records.count(where: \.isMinimal)) minimal obstructions"
    }
}

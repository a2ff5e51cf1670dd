import CertificateChecker
import Foundation
import Testing

extension JSONTree {
    /// Every value that differs from this one in one place: a number or a word is another one, a list is longer or
    /// shorter by a member or has two of them exchanged, an end is a zero line.
    fileprivate func changes(_ report: (JSONTree) throws -> Void) rethrows {
        switch self {
        case .integer(let value): for other in [value - 1, value + 1, value + 2] { try report(.integer(other)) }
        case .string(let value):
            let others = [
                "rows": ["columns"], "columns": ["rows"], "1": ["-1", "2"], "-1": ["1"], "SC304": ["SC302", "SC301"],
                "SC302": ["SC303", "SC301", "SC304"], "SC303": ["SC302"], "SC201": ["SC302"],
            ]
            for other in others[value] ?? [] { try report(.string(other)) }
        case .array(let list):
            for index in list.indices {
                try list[index].changes { change in
                    var changed = list
                    changed[index] = change
                    try report(.array(changed))
                }
                var shorter = list
                shorter.remove(at: index)
                try report(.array(shorter))
                try report(.array(list + [list[index]]))
                if index > 0 {
                    var exchanged = list
                    exchanged.swapAt(index - 1, index)
                    if exchanged != list { try report(.array(exchanged)) }
                }
            }
        case .object(let members):
            for (key, value) in members.sorted(by: { $0.key < $1.key })
            where !["instance", "format", "verdict"].contains(key) {
                try value.changes { change in try report(.object(members.merging([key: change]) { $1 })) }
                try report(.object(members.filter { $0.key != key }))
            }
            if let zero = members["zero"], let nonzero = members["nonzero"] {
                try report(.object(members.merging(["zero": nonzero, "nonzero": zero]) { $1 }))
                try report(zero)
                try report(nonzero)
            }
        }
    }
}

/// Every change of one entry. What is still accepted proves what was proved before, for the masks and the verdict are
/// left alone; so the point is that few are: those
/// in which the order of a list says nothing, or what was changed is not needed.
@Test(arguments: [(NormalFormFixture.stars, 1), (.terms, 2), (.rank, 12)])
func aChangedNormalFormIsRejectedOrProvesTheSame(_ fixture: NormalFormFixture, _ stride: Int) throws {
    let text = fixture.text
    let statement = try verify(text)
    #expect(statement.isVerified)
    let certificate = try JSONTree(text: text)
    #expect(try verify(bytes: Array(certificate.data)) == statement)
    var count = 0
    var tried = 0
    var rejected = 0
    try certificate.changes { changed in
        count += 1
        guard count % (stride * (effort == 1 ? 20 : 1)) == 0 else { return }
        tried += 1
        let result = try verify(bytes: Array(changed.data))
        if result.isVerified { #expect(result == statement) } else { rejected += 1 }
    }
    print("SC304 \(fixture), changed entries: \(rejected) of \(tried) rejected, the others prove the same")
    #expect(tried > 50 && 10 * rejected > 8 * tried, "\(rejected) of \(tried)")
}

@Test func aTreeUnderMasksThatDifferInOneOrTwoCellsProvesNothingFalse() throws {
    var accepted = 0
    var notClosed = 0
    for (fixture, left, right) in [
        (NormalFormFixture.stars, ["110", "111", "111"], ["111", "101", "011"]),
        (.terms, ["110", "111", "111"], ["110", "101", "011"]),
    ] {
        let text = fixture.text.filter { $0 != "\n" && $0 != " " }
        let cells = Array((left + right).joined())
        for first in cells.indices {
            for second in first..<cells.count {
                var changed = cells
                for index in Set([first, second]) { changed[index] = changed[index] == "1" ? "0" : "1" }
                let lines = (0..<6).map { String(changed[3 * $0..<3 * $0 + 3]) }
                let other = TestMasks(left: Array(lines[..<3]), right: Array(lines[3...]))
                let certificate = text.replacingOccurrences(
                    of: "\"I\":\(left),\"J\":\(right)".filter { $0 != " " },
                    with: "\"I\":\(other.left),\"J\":\(other.right)")
                #expect(certificate != text)
                let isAccepted = try verify(certificate).isVerified
                if isAccepted { accepted += 1 }
                guard KnownAnswers.isSurelyNotClosed(other) else { continue }
                notClosed += 1
                #expect(!isAccepted, "\(other)")
            }
        }
    }
    print(
        "SC304, other masks under the same tree: \(accepted) of 342 accepted; \(notClosed) are surely not closed, and none of these is"
    )
    #expect(notClosed > 20)
}

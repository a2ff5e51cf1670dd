import Certificates
import Foundation
import OrderedJSON
import SupportMasks
import SupportTheory
import Testing

/// Certificates of listed masks hold them as lists, and the checker reads these.
@Suite struct ListedCertificateTests {
    private func certificate(_ masks: FactorSupports) -> String? {
        let instance = MaskInstance(name: "lists", masks: .factorization(masks))
        let closedness = ClosednessDecision().decide(RankOneSupports(masks, isFormKept: true))
        #expect(CertificateWriter.holdsMasks(instance) && !CertificateWriter.isShort(instance))
        return CertificateWriter.certificate(for: instance, closedness)?.compactText
    }

    /// Too large to be written out, and not closed by private cells.
    private var open: FactorSupports {
        var generator = SplitMix64(seed: 3)
        let left = randomMatrix(300, 300, density: 0.01, &generator)
        return FactorSupports(left: left, right: randomMatrix(300, 300, density: 0.01, &generator)).listed
    }

    private func blocks(_ size: Int, of block: Int) -> FactorSupports {
        let mask = BitMatrix(rowCount: size, columnCount: size) { $0 / block == $1 / block }
        return FactorSupports(left: mask, right: mask).listed
    }

    @Test func aWitnessInListsIsVerified() throws {
        let text = try #require(certificate(open))
        #expect(text.contains("\"columns\":300") && text.contains("not-closed") && isVerified(text))
    }

    @Test func crossingSupportsInListsAreVerified() throws {
        let disjoint = try #require(certificate(blocks(400, of: 8)))
        #expect(disjoint.contains("SC302") && isVerified(disjoint))
        // A chain: A_0 ⊂ A_1 ⊂ … and B_0 ⊃ B_1 ⊃ …
        let chain = FactorSupports(
            left: BitMatrix(rowCount: 300, columnCount: 30) { $0 / 10 <= $1 },
            right: BitMatrix(rowCount: 300, columnCount: 30) { $0 / 10 >= $1 })
        #expect(RankOneSupports(chain.listed, isFormKept: true).relation() == .crossing)
        #expect(isVerified(try #require(certificate(chain.listed))))
    }

    @Test func supportsThatOverlapAreNoCrossingOnes() throws {
        let text = try #require(certificate(blocks(400, of: 8)))
        // Support 0 gets a row of the block beside it, which support 8 has; columns they do not share, until one is added.
        let list = { (numbers: ClosedRange<Int>) in "[\(numbers.map(String.init).joined(separator: ","))]" }
        let row = list(8...15)
        let inI = try #require(text.range(of: row))
        let wider = text.replacingCharacters(in: inI, with: "[0,8,9,10,11,12,13,14,15]")
        #expect(isVerified(wider), "supports that share a row and no column are disjoint")
        let head = try #require(wider.range(of: "\"J\""))
        let inJ = try #require(wider.range(of: row, range: head.upperBound..<wider.endIndex))
        #expect(!isVerified(wider.replacingCharacters(in: inJ, with: "[0,8,9,10,11,12,13,14,15]")))
    }

    @Test(arguments: ["[9,8,10,11,12,13,14,15]", "[8,9,9,10,11,12,13,14,15]", "[8,400]", "[-1,8]", "8", "[\"8\"]"])
    func listsThatAreNoneAreRejected(row: String) throws {
        let text = try #require(certificate(blocks(400, of: 8)))
        let place = try #require(text.range(of: "[8,9,10,11,12,13,14,15]"))
        #expect(!isVerified(text.replacingCharacters(in: place, with: row)))
    }

    @Test func aWitnessOutsideOfTheListsIsRejected() throws {
        let text = try #require(certificate(open))
        // Without its ones no mask has room for a curve.
        let head = try #require(text.range(of: "\"I\":"))
        let tail = try #require(text.range(of: "},\"verdict\""))
        let empty = repeatElement("[]", count: 300).joined(separator: ",")
        let masks = ["I", "J"].map { "\"\($0)\":{\"columns\":300,\"rows\":[\(empty)]}" }
        #expect(!isVerified(text[..<head.lowerBound] + masks.joined(separator: ",") + text[tail.lowerBound...]))
    }
}

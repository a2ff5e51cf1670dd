import CertificateChecker
import Foundation
import Testing

/// Networks whose truth is known because layers of at most one cell a line are taken in by their neighbours, until two
/// layers with two neurons are left.
@Suite struct NetworkAttackTests {
    @Test func noProofShowsWhatIsFalse() throws {
        var (closed, proved, open, accepted) = (0, 0, 0, 0)
        var number = 0
        for a in NetworkFacts.squares {
            for b in NetworkFacts.squares {
                for c in NetworkFacts.squares {
                    let layers = [a, b, c]
                    guard let isNotClosed = NetworkFacts.isNotClosed(layers) else { continue }
                    number += 1
                    // All that are not closed, and some of the others.
                    guard isNotClosed ? effort > 1 || number % 3 == 0 : number % (effort == 1 ? 197 : 5) == 0 else {
                        continue
                    }
                    var isProved = false
                    for proof in NetworkAttack.proofs(layers, depth: 1)
                    where try verify(networkCertificate(layers, proof)).isVerified {
                        accepted += 1
                        isProved = true
                        if isNotClosed { Issue.record("\(layers) is not closed: \(proof)") }
                    }
                    if isNotClosed { open += 1 } else { closed += 1 }
                    if isProved { proved += 1 }
                }
            }
        }
        print(
            "networks of three layers: \(proved) of \(closed) closed ones proved by \(accepted) proofs, none of \(open) others"
        )
        #expect(open > 0 && proved * 2 > closed)
    }

    @Test func randomNetworksOfTwoNeuronsAreNotProvedWrongly() throws {
        let seed: UInt64 = 20_261_122
        var random = SplitMix64(seed: seed)
        var (proved, open) = (0, 0)
        for _ in 0..<(12 * effort) {
            let (rows, columns) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
            let masks = random.masks(rows: rows, columns: columns, width: 2)
            var layers = [masks.right.transposedMask, masks.left]
            // A layer in between that its neighbours take in.
            if Bool.random(using: &random) {
                layers.insert(
                    [unitMask, ["01", "10"], ["10", "00"]].randomElement(using: &random) ?? unitMask, at: 1)
            }
            guard let isNotClosed = NetworkFacts.isNotClosed(layers) else { continue }
            if isNotClosed { open += 1 }
            for proof in NetworkAttack.proofs(layers, depth: 1)
            where try verify(networkCertificate(layers, proof)).isVerified {
                proved += 1
                #expect(!isNotClosed, "seed \(seed): \(layers) \(proof)")
            }
        }
        #expect(proved > 0 && open > 0, "seed \(seed)")
    }

    /// A tree for LUL proves other masks, too, only if the products of these are closed.
    @Test func aTreeProvesNoOtherNetworkWrongly() throws {
        var accepted = 0
        let proof = Proof.normalForms([], LULTree.text())
        var number = 0
        for a in NetworkFacts.squares {
            for b in NetworkFacts.squares {
                for c in NetworkFacts.squares {
                    guard let isNotClosed = NetworkFacts.isNotClosed([a, b, c]) else { continue }
                    number += 1
                    guard effort > 1 || number % 7 == 0 else { continue }
                    guard try verify(networkCertificate([a, b, c], proof)).isVerified else { continue }
                    accepted += 1
                    #expect(!isNotClosed, "\([a, b, c])")
                }
            }
        }
        // What holds LUL is no network of one cell a line.
        #expect(accepted == 0)
        for (index, larger) in [
            [fullMask, upperMask, lowerMask], [lowerMask, fullMask, lowerMask], [lowerMask, upperMask, fullMask],
        ].enumerated() {
            #expect(
                try verify(networkCertificate(larger, Proof.normalForms([], LULTree.text()))).isVerified, "\(index)")
        }
    }

    /// Every number, every list and every word of the certificate changed: what is accepted is the same network, which
    /// is closed.
    @Test func everyChangeOfTheInstanceIsSeen() throws {
        let text = networkCertificate([lowerMask, upperMask, lowerMask], Proof.normalForms([], LULTree.text()))
        guard let start = text.range(of: "\"layers\": ")?.upperBound,
            let end = text.range(of: "\"verdict\"")?.lowerBound
        else { return }
        var rejected = 0
        for index in text.indices where index >= start && index < end && (text[index] == "0" || text[index] == "1") {
            let other = text.replacingCharacters(in: index...index, with: text[index] == "0" ? "1" : "0")
            if try !verify(other).isVerified { rejected += 1 }
        }
        // A mask may be larger: the lines that are added may still be, and the factors lie in it.
        #expect(rejected == 9)
    }

    @Test func everyTruncationAndDeletionIsRejected() throws {
        let text = Array(
            networkCertificate([lowerMask, upperMask, lowerMask], Proof.normalForms([], LULTree.text())).utf8)
        #expect(try verify(bytes: text).isVerified)
        for length in stride(from: 0, to: text.count, by: effort == 1 ? 7 : 1) {
            #expect(try !verify(bytes: Array(text[..<length])).isVerified)
        }
    }

    /// Every byte of the tree changed to another digit, sign, or bracket proves the same statement or nothing.
    @Test func changesOfTheTreeProveNothingElse() throws {
        let text = networkCertificate([lowerMask, upperMask, lowerMask], Proof.normalForms([], LULTree.text()))
        guard let start = text.range(of: "\"tree\"")?.upperBound else { return }
        let bytes = Array(text.utf8)
        let offset = text.utf8.distance(from: text.startIndex, to: start)
        var (rejected, all) = (0, 0)
        for index in stride(from: offset, to: bytes.count, by: effort == 1 ? 3 : 1)
        where (48...50).contains(bytes[index]) {
            for byte in UInt8(48)...51 where byte != bytes[index] {
                var other = bytes
                other[index] = byte
                all += 1
                if try !verify(bytes: other).isVerified { rejected += 1 }
            }
        }
        print("SC507, changed digits: \(rejected) of \(all) rejected, the others prove the same")
        #expect(rejected * 10 > all * 9)
    }
}

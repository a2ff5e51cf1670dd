import Foundation
import SupportMasks
import Testing

@Suite struct MaskTextFuzzTests {
    private static let pieces = [
        "I:", "J:", "\n", "\n", "\n", "\n\n", "10", "01", "1 0", "x.", "layer a:", "layer b:", "instance p",
        "instance q", "kron 1,1,2,1",
        "kron 2,2,1,1", "#", " ", "\t", "\r\n", "\r", ":", "é", "1", "\u{FEFF}", "\0", "10\n11\n\n10\n01\n",
        "I:\n10\nJ:\n01\n11\n",
    ]

    /// Whatever the text: it is read to instances that are written and read back alike, or refused at a place that it
    /// has.
    @Test func everyTextIsReadOrRefusedAtAPlaceOfItsOwn() throws {
        let seed: UInt64 = 15
        var generator = SplitMix64(seed: seed)
        var accepted = 0
        for round in 0..<4000 {
            var text = ""
            for _ in 0..<1 + Int(generator.next() % 8) {
                text += Self.pieces[Int(generator.next() % UInt64(Self.pieces.count))]
            }
            do {
                let instances = try read(text)
                accepted += 1
                #expect(try read(MaskTextWriter.text(for: instances)) == instances, "seed \(seed), round \(round)")
            } catch let error as MaskFileError {
                let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                let isInside =
                    lines.indices.contains(error.line - 1)
                    && (1...lines[error.line - 1].count + 1).contains(error.column)
                #expect(isInside, "seed \(seed), round \(round): \(error)")
            }
        }
        #expect(accepted > 100, "seed \(seed)")
    }
}

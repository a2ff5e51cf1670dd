import SupportMasks
import TestSupport
import Testing

private let outputFirst = LayerFit.Convention(isOutputFirst: true)
private let transposed = LayerFit.Convention(isTransposed: true)
private let both = LayerFit.Convention(isOutputFirst: true, isTransposed: true)
private let reversalAdvice =
    "; the reverse order would chain (--output-first), or the transposes would chain (--transpose)"

/// Masks that are written output side first, or transposed.
@Suite struct ConventionTests {
    /// Random networks and factorizations, written by each convention and read by it.
    @Test(arguments: [LayerFit.Convention(), outputFirst, transposed, both])
    func whatIsWrittenByAConventionIsReadByIt(convention: LayerFit.Convention) throws {
        let seed: UInt64 = 22
        var generator = SplitMix64(seed: seed)
        for round in 0..<20 {
            let sizes = (0..<2 + Int(generator.next() % 4)).map { _ in 1 + Int(generator.next() % 70) }
            let layers = zip(sizes, sizes.dropFirst()).enumerated().map { index, pair in
                Layer(name: "l\(index)", mask: randomMatrix(pair.1, pair.0, using: &generator))
            }
            let written = convention.isOutputFirst ? layers.reversed() : layers
            let text = written.map { "layer \($0.name):\n\(rows($0.mask, convention))" }.joined(separator: "\n")
            let network = MaskInstance(name: "f", masks: .network(layers))
            #expect(
                try read(text, MaskTextOptions(convention: convention)) == [network], "seed \(seed), round \(round)")
            let pair = FactorSupports(left: layers[0].mask, right: randomMatrix(3, sizes[0], using: &generator))
            let halves = "J:\n\(rows(pair.right, convention))\nI:\n\(rows(pair.left, convention))"
            let factors = MaskInstance(name: "f", masks: .factorization(pair))
            #expect(
                try read(halves, MaskTextOptions(convention: convention)) == [factors], "seed \(seed), round \(round)")
        }
    }

    @Test func patternsAreTransposed() throws {
        let text = "layer a:\nkron 2,3,1,4\nlayer b:\nkron 1,1,24,1\n"
        let options = MaskTextOptions(convention: both)
        let (a, b) = (try #require(KroneckerPattern(2, 1, 3, 4)), try #require(KroneckerPattern(1, 24, 1, 1)))
        let reversed = "layer a:\nkron 2,3,1,4\nlayer b:\nkron 1,1,8,1\n"
        #expect(complaint(Array(text.utf8), MaskTextOptions()) == nil)
        #expect(
            try read(text, options)[0].masks
                == .network([Layer(name: "b", mask: b.mask), Layer(name: "a", mask: a.mask)]))
        #expect(
            complaint(Array(reversed.utf8), options)?.contains("expected layer 'a' to have 8 rows (inputs)") == true)
        // Held as its pattern: 2²⁰ lines.
        let large = try #require(KroneckerPattern(1 << 10, 2, 4, 1 << 8))
        let layers = try read("layer a:\nkron \(large)\n", MaskTextOptions(convention: transposed))
        #expect(layers[0].masks == .network([Layer(name: "a", pattern: large.transposed)]))
    }

    @Test(arguments: [
        (
            "layer a:\n11\n11\n11\nlayer b:\n111\n111\nlayer c:\n111\n",
            "9:1: expected layer 'c' to have 2 columns (inputs), the rows (outputs) of layer 'b', found 3"
        ),
        (
            "layer a:\n11\nlayer b:\n1\n1\n1\n\nlayer c:\n1\n",
            "9:1: expected layer 'c' to have 3 columns (inputs), the rows (outputs) of layer 'b', found 1"
        ),
        (
            "layer c:\n11\nlayer b:\n111\n111\nlayer a:\n1\n1\n1\n",
            "4:1: expected layer 'b' to have 1 columns (inputs), the rows (outputs) of layer 'c', found 3"
                + reversalAdvice
        ),
        (
            "layer a:\n111\n111\nlayer b:\n1\n1\n1\n",
            "5:1: expected layer 'b' to have 2 columns (inputs), the rows (outputs) of layer 'a', found 1"
                + reversalAdvice
        ),
        (
            "layer a:\n111\n111\nlayer b:\n1\n1\n1\nlayer c:\n1\n1\n",
            "5:1: expected layer 'b' to have 2 columns (inputs), the rows (outputs) of layer 'a', found 1"
        ),
        (
            "layer a:\n11\n11\n11\nlayer b:\n11\n",
            "6:1: expected layer 'b' to have 3 columns (inputs), the rows (outputs) of layer 'a', found 2"
        ),
    ])
    func layersThatDoNotChainAreAdvised(text: String, error: String) {
        #expect(complaint(Array(text.utf8)) == "f.txt:\(error)")
    }

    @Test func adviceUndoesAConvention() {
        let chain = Array("layer a:\n111\n111\nlayer b:\n11\n".utf8)
        #expect(complaint(chain) == nil)
        #expect(
            complaint(chain, MaskTextOptions(convention: outputFirst))
                == "f.txt:2:1: expected layer 'a' to have 1 columns (inputs), "
                + "the rows (outputs) of layer 'b', found 3; the reverse order would chain (without --output-first), or the transposes would chain (--transpose)"
        )
        #expect(
            complaint(chain, MaskTextOptions(convention: transposed))
                == "f.txt:5:1: expected layer 'b' to have 3 rows (inputs), "
                + "the columns (outputs) of layer 'a', found 1; the reverse order would chain (--output-first), or "
                + "the transposes would chain (without --transpose)")
    }

    @Test(arguments: [
        (
            LayerFit.Convention(), "10\n\n1\n",
            "3:1: expected I and J to have the same number of columns, found 2 in I and 1 in J; the transposes would fit (--transpose)"
        ),
        (
            LayerFit.Convention(), "10\n\n1\n1\n",
            "3:1: expected I and J to have the same number of columns, found 2 in I and 1 in J"
        ),
        (
            transposed, "J:\n10\n11\nI:\n11\n",
            "5:1: expected I and J to have the same number of rows, found 1 in I and 2 in J; the transposes would fit (without --transpose)"
        ),
        (
            transposed, "J:\n10\n11\nI:\n1\n",
            "5:1: expected I and J to have the same number of rows, found 1 in I and 2 in J"
        ),
    ])
    func factorsThatDoNotFitAreAdvised(convention: LayerFit.Convention, text: String, error: String) {
        #expect(complaint(Array(text.utf8), MaskTextOptions(convention: convention)) == "f.txt:\(error)")
    }

    private func rows(_ mask: BitMatrix, _ convention: LayerFit.Convention) -> String {
        (convention.isTransposed ? mask.transposed() : mask).rowStrings.joined(separator: "\n")
    }
}

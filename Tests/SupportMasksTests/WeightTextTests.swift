import SupportMasks
import TestSupport
import Testing

private let weights = MaskTextOptions(takesWeights: true)
private let headers = "or a header ('I:', 'J:', 'layer NAME:', 'instance NAME', 'kron a,b,c,d')"

/// Rows of numbers: inside the support is what is not zero.
@Suite struct WeightTextTests {
    @Test(arguments: [
        "1.000000000000000000e+00 0.000000000000000000e+00\n0 -1e-400\n", "1 0\n0 1\n", "-0.5 -0.0\n0e400 inf\n",
        "255\t+0\n.0 .1 # row\n",
        "  2.5   0.\n000 -Infinity\r\n", "1D0 0d5\n0 10\n", "10 00\n0 01\n",
    ])
    func whatIsNotZeroIsInside(rows: String) throws {
        let layer = Layer(name: "a", mask: try matrix("10", "01"))
        #expect(try read("layer a:\n\(rows)", weights) == [MaskInstance(name: "f", masks: .network([layer]))])
    }

    @Test func columnsOfNumbersAreMasksOfOneColumn() throws {
        #expect(try read("1.0\n0.0\n\n1\n0\n0.5\n", weights) == [factorization("f", ["1", "0"], ["1", "0", "1"])])
    }

    @Test(arguments: [
        Refused("1 x\n", "1:3: expected a number, found 'x'"),
        Refused("1 .\n", "1:3: expected a number, found '.'"),
        Refused("1,0\n", "1:1: expected a number \(headers), found '1,0'"),
        Refused("Layer a:\n", "1:1: expected a number \(headers), found 'Layer'"),
        Refused("I:\n1 é\n", "2:3: expected a number, found 'é'"),
        Refused("1 0 nan\n", "1:5: expected a number, found 'nan': whether it stands for a zero is not guessed"),
        Refused("-NaN\n", "1:1: expected a number, found '-NaN': whether it stands for a zero is not guessed"),
        Refused(
            "110\n",
            "1:1: expected numbers with white space between them, found '110', which may be cells or one number"),
        Refused(
            "1\n0\n\n  00 # c\n",
            "4:3: expected numbers with white space between them, found '00', which may be cells or one number"),
        Refused("1 0.5\n1\n", "2:2: expected 2 numbers as in the first row of the block (line 1), found 1"),
        Refused("0.5\n1 2\n", "2:3: expected 1 number as in the first row of the block (line 1), found more"),
        Refused(
            "I:\n1 2\nJ:\n3\n",
            "4:1: expected I and J to have the same number of columns, found 2 in I and 1 in J; the transposes would fit (--transpose)"
        ),
        // A row after the blocks are complete, whatever it begins with.
        Refused("1\n\n1\n\n-1\n", "5:1: expected two blocks without headers (I, then J), found a third"),
        Refused(
            "layer a:\n1\n\n-1\n",
            "4:1: expected a header before this line, as the block of 'layer a:' has ended, found a row"),
        Refused(
            "layer a:\n1\n\n.5\n",
            "4:1: expected a header before this line, as the block of 'layer a:' has ended, found a row"),
    ])
    func whatIsNoRowOfNumbersIsRefused(refused: Refused) {
        #expect(complaint(refused.bytes, weights) == refused.error)
    }

    @Test func limitsHoldForNumbers() {
        let options = MaskTextOptions(takesWeights: true, limits: MaskLimits(maxRows: 2, maxColumns: 2))
        #expect(complaint(Array("1 2 3\n".utf8), options) == "f.txt:1:5: expected at most 2 columns, found more")
        #expect(complaint(Array("1\n2\n3\n".utf8), options) == "f.txt:3:1: expected at most 2 rows, found more")
    }

    @Test func zerosAndTinyEntriesAreCounted() throws {
        let placed = try readPlaced("J:\n1e-3 0 0\n1e3 1e-9 0\nI:\nkron 1,2,3,1\n", weights)
        #expect(placed.map(\.reading.tallies) == [[EntryTally(zeros: 0), EntryTally(zeros: 3, tiny: 1)]])
        let layers = try readPlaced("layer a:\n0 1\nlayer b:\n0\n0\n255\nlayer c:\nkron 3,1,1,1\n", weights)
        #expect(layers.map(\.reading.tallies) == [[EntryTally(zeros: 1), EntryTally(zeros: 2), EntryTally(zeros: 6)]])
        #expect(try readPlaced("layer a:\n0 1\n", MaskTextOptions()).map(\.reading.tallies) == [[]])
    }

    @Test func talliesFollowTheOrderOfLayers() throws {
        let options = MaskTextOptions(takesWeights: true, convention: LayerFit.Convention(isOutputFirst: true))
        let placed = try readPlaced("instance n\nlayer b:\n0 0\nlayer a:\n0\n1\n", options)
        #expect(placed.map(\.reading.tallies) == [[EntryTally(zeros: 1), EntryTally(zeros: 2)]])
        #expect(placed.map(\.line) == [1])
    }

    /// Random supports with random numbers, at widths on either side of a word.
    @Test func randomWeightsHaveTheirSupports() throws {
        let seed: UInt64 = 21
        var generator = SplitMix64(seed: seed)
        let zeros = ["0", "0.0", "-0", "0e9", "0.000000000000000000e+00"]
        let others = ["1", "-1", "1e-300", "0.1", "12", "1.000000000000000000e+00"]
        for width in [1, 2, 63, 64, 65, 129] {
            let mask = randomMatrix(4, width, using: &generator)
            let rows = (0..<4).map { row in
                (0..<width).map { column in
                    let names = mask[row, column] ? others : zeros
                    return names[Int(generator.next() % UInt64(names.count))]
                }.joined(separator: " ")
            }
            let placed = try readPlaced("layer a:\n" + rows.joined(separator: "\n"), weights)
            #expect(
                placed.map(\.instance.masks) == [.network([Layer(name: "a", mask: mask)])],
                "seed \(seed), width \(width)")
            #expect(
                placed.first?.reading.tallies.map(\.zeros) == [4 * width - mask.setBitCount],
                "seed \(seed), width \(width)")
        }
    }
}

import Drawing
import Reports
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Pictures are valid, stand alone, and show what the masks say.
struct PictureTests {
    private func tree(_ instances: [MaskInstance]) throws -> MarkupTree {
        try #require(MarkupTree(SVGReport(instances.map { InstanceAnalysis($0) }).text), "seed \(Samples.seed)")
    }

    private func expectSound(_ tree: MarkupTree) {
        let root = tree.elements.first
        #expect(
            root?.name == "svg" && root?.attributes["role"] == "img"
                && root?.attributes["xmlns"] == "http://www.w3.org/2000/svg")
        #expect(tree.elements.prefix(3).map(\.name) == ["svg", "title", "desc"])
        #expect(tree.elements.prefix(3).dropFirst().allSatisfy { !$0.text.isEmpty })
        #expect(Set(tree.ids).count == tree.ids.count)
        let names = Set(tree.elements.map(\.name))
        #expect(names.isSubset(of: ["svg", "title", "desc", "g", "rect", "path", "text", "defs", "pattern"]))
        for element in tree.elements {
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0.hasSuffix("href") || $0 == "style" })
            for value in element.attributes.values where value.hasPrefix("url(") {
                #expect(tree.ids.contains(String(value.dropFirst(5).dropLast())))
            }
        }
        let labels = root?.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
        #expect(labels.count == 2 && labels.allSatisfy(tree.ids.contains))
    }

    @Test func everyPictureIsWellFormedAndStandsAlone() throws {
        for instance in Samples.factorizations(count: 60) + Samples.networks(count: 30) {
            expectSound(try tree([instance]))
        }
        expectSound(try tree(Samples.factorizations(count: 30) + Samples.networks(count: 20)))
        expectSound(try tree(try Samples.large()))
        expectSound(try tree([]))
    }

    @Test func theSameAnalysesGiveTheSameBytes() throws {
        let instances = Samples.factorizations(count: 20) + (try Samples.large())
        #expect(
            SVGReport(instances.map { InstanceAnalysis($0) }).text
                == SVGReport(instances.map { InstanceAnalysis($0) }).text)
    }

    @Test func tooltipsTellTheSupportsOfEveryCell() throws {
        for instance in Samples.factorizations(count: 80) {
            let masks = try #require(instance.factorSupports)
            var covers: [[Int]: [Int]] = [:]
            for title in try tree([instance]).named("title").map(\.text) {
                guard let match = title.wholeMatch(of: /row (\d+), columns? (\d+)(?:–(\d+))?: supports? ([0-9, ]+); .*/)
                else { continue }
                let row = Int(match.1) ?? -1
                let first = Int(match.2) ?? -1
                for column in first...(match.3.flatMap { Int($0) } ?? first) {
                    covers[[row, column]] = match.4.split(separator: ", ").compactMap { Int($0) }
                }
            }
            let supports = RankOneSupports(masks)
            let reached = Set(supports.classes.joined())
            for row in 0..<masks.rowCount {
                for column in 0..<masks.columnCount {
                    let cover = supports.cover(row: row, column: column).members.filter(reached.contains)
                    #expect(covers[[row, column], default: []] == cover, "seed \(Samples.seed): \(masks)")
                }
            }
        }
    }

    @Test func theWindowAndTheWitnessAreDrawn() throws {
        let tree = try tree([try Samples.lu2()])
        #expect(tree.elements.count { $0.attributes["class"] == "sc-outline" } == 5)
        let titles = tree.named("title").map(\.text)
        #expect(titles.contains("A[0, 1] = 1") && titles.contains("A[1, 0] = 1"))
        #expect(tree.named("text").contains { $0.text == "✗ not closed: SC401 (private cells)" })
    }

    @Test func aWitnessOfANetworkIsMarkedAtItsEnds() throws {
        let layers = [
            Layer(name: "in", mask: BitMatrix(rowCount: 2, columnCount: 3) { _, _ in true }),
            Layer(name: "out", mask: BitMatrix(rowCount: 4, columnCount: 2) { _, _ in true }),
        ]
        let witness = Picture.Witness(
            rows: [1, 3], columns: [0, 2], entries: [.init(row: 1, column: 2, value: "-3/2")])
        let picture = Picture(name: "n", verdict: "✗ not closed", tone: .bad, masks: .layers(layers), witness: witness)
        let tree = try #require(MarkupTree(SVGDocument([picture]).text))
        #expect(tree.named("title").contains { $0.text == "A[1, 2] = -3/2" })
        // Two columns of the first layer, two rows of the last, the witness and the legend.
        let outlines = tree.elements.filter { $0.attributes["class"] == "sc-outline" }.compactMap { $0.attributes["d"] }
        #expect(outlines.count == 3 && outlines.prefix(2).allSatisfy { $0.split(separator: "z").count == 2 })
    }

    @Test func cellsAreAtLeastSixUnitsWide() throws {
        for instance in try Samples.large() {
            for element in try tree([instance]).named("pattern") {
                #expect(Int(element.attributes["width"] ?? "") ?? 0 >= 6)
            }
        }
    }

    @Test func hugeMasksMakeSmallPictures() {
        // Many rows and columns to a tile, with tiles of every density.
        let mask = BitMatrix(rowCount: 2_048, columnCount: 256) { ($0 &* 31 &+ $1 &* 17) % 97 < $1 % 24 }
        let picture = Picture(
            name: "huge", verdict: "? undecided", tone: .open,
            masks: .product(FactorSupports(left: mask, right: mask), left: "I", right: "Jᵀ"))
        let text = SVGDocument([picture]).text
        #expect(text.utf8.count < 400_000)
        #expect(text.contains("Masks of more than 128 lines are drawn in tiles"))
    }

    @Test func densityIsThatOfTheMask() throws {
        func opacities(_ isSet: (Int, Int) -> Bool) throws -> Set<String> {
            let mask = BitMatrix(rowCount: 300, columnCount: 130, isSet: isSet)
            let picture = Picture(name: "d", verdict: "", tone: .open, masks: .layers([Layer(name: "l", mask: mask)]))
            let tree = try #require(MarkupTree(SVGDocument([picture]).text))
            // Those of the legend come last.
            return Set(tree.elements.compactMap { $0.attributes["fill-opacity"] }.dropLast(8))
        }
        #expect(try opacities { _, _ in false } == [])
        #expect(try opacities { _, _ in true } == ["1"])
        #expect(try opacities { row, column in (row + column) % 2 == 0 } == ["0.55"])
        #expect(try opacities { row, _ in row < 120 } == ["1"])
        #expect(try opacities { row, column in row == 0 && column == 0 } == ["0.22"])
    }

    @Test func aPatternIsDrawnAsTheMaskThatItStandsFor() throws {
        for (a, b, c, d) in [(4, 32, 32, 4), (1, 40, 8, 16), (8, 8, 40, 2), (3, 70, 90, 1)] {
            let pattern = try #require(KroneckerPattern(a, b, c, d))
            let pictures = [Layer(name: "k", pattern: pattern), Layer(name: "k", mask: pattern.mask)].map { layer in
                Picture(name: "k", verdict: "", tone: .good, masks: .layers([layer]))
            }
            #expect(SVGDocument([pictures[0]]).text == SVGDocument([pictures[1]]).text)
        }
    }

    @Test func nothingInATextIsMarkup() {
        #expect(XMLText.escaped("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c&#39;")
        #expect(XMLText.escaped("plain ᵀ ✗") == "plain ᵀ ✗")
        for value in Array(0...0x1F) + [0x7F, 0x85, 0x200F, 0x202E, 0x2066, 0xFDD0, 0xFFFE, 0x1FFFF]
        where ![0x09, 0x0A].contains(value) {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            #expect(XMLText.escaped("x\(scalar)y") == "x\u{FFFD}y", "U+\(String(value, radix: 16))")
        }
    }
}

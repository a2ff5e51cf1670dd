import Foundation
import SupportMasks
import Testing

@Suite struct LayerFitTests {
    typealias Shape = LayerFit.Shape
    typealias Convention = LayerFit.Convention

    private static let conventions = [false, true].flatMap { order in
        [false, true].map { Convention(isOutputFirst: order, isTransposed: $0) }
    }
    private static let shapes = (1...3).flatMap { rows in (1...3).map { Shape(rows: rows, columns: $0) } }
    /// All lists of up to three shapes with sides of at most 3, and of four with sides of at most 2.
    private static let lists: [[Shape]] = {
        let small = shapes.filter { $0.rows < 3 && $0.columns < 3 }
        return (0...3).flatMap { lists(of: shapes, $0) } + lists(of: small, 4)
    }()

    private static func lists(of shapes: [Shape], _ count: Int) -> [[Shape]] {
        count == 0 ? [[]] : lists(of: shapes, count - 1).flatMap { list in shapes.map { list + [$0] } }
    }

    /// The shapes that a list has by a convention; taken twice, the list itself.
    private func shapes(_ list: [Shape], _ convention: Convention) -> [Shape] {
        let turned = convention.isTransposed ? list.map(\.transposed) : list
        return convention.isOutputFirst ? turned.reversed() : turned
    }

    private func chains(_ list: [Shape]) -> Bool { zip(list, list.dropFirst()).allSatisfy { $0.rows == $1.columns } }

    @Test func theFirstMisfitEndsTheLongestChain() {
        for list in Self.lists {
            let longest = (0...list.count).last { chains(Array(list[..<$0])) }
            #expect(LayerFit(list).misfit == (longest == list.count ? nil : longest), "\(list)")
        }
    }

    @Test func alternativesAreTheOtherConventionsThatChain() {
        for list in Self.lists {
            for convention in Self.conventions {
                let fit = LayerFit(shapes(list, convention))
                let expected = Set(Self.conventions.filter { $0 != convention && chains(shapes(list, $0)) })
                let alternatives = fit.alternatives(to: convention)
                #expect(
                    Set(alternatives) == expected && alternatives.count == expected.count,
                    "\(list), \(convention.options)")
            }
        }
    }

    /// The options of the advice are those that lead from one convention to the other.
    @Test func adviceNamesTheChange() {
        for list in Self.lists {
            for convention in Self.conventions {
                let fit = LayerFit(shapes(list, convention))
                let advice = fit.advice(convention)
                let alternatives = fit.alternatives(to: convention)
                #expect(advice.isEmpty == alternatives.isEmpty)
                #expect(advice.components(separatedBy: "would chain").count - 1 == alternatives.count)
                for other in alternatives {
                    let gained = other.options.filter { !convention.options.contains($0) }
                    let lost = convention.options.filter { !other.options.contains($0) }.map { "without \($0)" }
                    #expect(
                        advice.contains("(\((gained + lost).joined(separator: " ")))"),
                        "\(list), \(convention.options): \(advice)")
                }
            }
        }
    }

    /// The transpose of a product is the product of the transposes in the reverse order.
    @Test func transposesChainAsTheReverseOrderDoes() {
        for list in Self.lists {
            let other = Set(LayerFit(list).alternatives(to: Convention()))
            #expect(
                other.contains(Convention(isOutputFirst: true)) == other.contains(Convention(isTransposed: true)),
                "\(list)")
            #expect(
                other.contains(Convention(isOutputFirst: true, isTransposed: true)) == (LayerFit(list).misfit == nil),
                "\(list)")
        }
    }

    @Test func adviceReadsAsTheEndOfASentence() {
        let reversed = LayerFit([Shape(rows: 1, columns: 2), Shape(rows: 2, columns: 3), Shape(rows: 3, columns: 1)])
        #expect(
            reversed.advice(Convention())
                == "; the reverse order would chain (--output-first), or the transposes would chain (--transpose)")
        #expect(
            reversed.advice(Convention(isTransposed: true))
                == "; the reverse order would chain (--output-first), or the transposes would chain (without --transpose)"
        )
        #expect(
            reversed.advice(Convention(isOutputFirst: true))
                == "; the reverse order would chain (without --output-first), or the transposes would chain (--transpose)"
        )
        let fitting = LayerFit([Shape(rows: 2, columns: 3), Shape(rows: 1, columns: 2)])
        #expect(
            fitting.advice(Convention())
                == "; the transposes in the reverse order would chain (--output-first --transpose)")
        let nowhere = LayerFit([Shape(rows: 1, columns: 2), Shape(rows: 3, columns: 4)])
        #expect(nowhere.advice(Convention()).isEmpty)
        let two = LayerFit([Shape(rows: 3, columns: 2), Shape(rows: 4, columns: 2)])
        #expect(two.misfit == 1 && two.advice(Convention()).isEmpty)
    }

    @Test func optionsNameTheConvention() {
        #expect(
            Self.conventions.map(\.options) == [
                [], ["--transpose"], ["--output-first"], ["--output-first", "--transpose"],
            ])
    }
}

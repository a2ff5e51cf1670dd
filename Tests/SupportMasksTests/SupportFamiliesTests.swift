import SupportFamilies
import SupportMasks
import TestSupport
import Testing

@Suite struct SupportFamiliesTests {
    @Test func luIsLowerTriangular() throws {
        let supports = try #require(try SupportFamilies.lu(70).factorSupports)
        #expect(
            supports.left == supports.right && supports.left == BitMatrix(rowCount: 70, columnCount: 70) { $0 >= $1 })
        #expect(try SupportFamilies.lu(2) == factorization("lu-2", ["10", "11"], ["10", "11"]))
    }

    @Test func lowRankIsFull() throws {
        let instance = try SupportFamilies.lowrank(3, 70, 65)
        #expect(
            instance
                == MaskInstance(
                    name: "lowrank-3-70-65",
                    masks: .factorization(FactorSupports(left: ones(3, 65), right: ones(70, 65)))))
    }

    @Test func hodlrOfFourIsAsWrittenByHand() throws {
        let expected = try factorization(
            "hodlr-4-1-1", ["101100", "101100", "010011", "010011"], ["011100", "011100", "100011", "100011"])
        #expect(try SupportFamilies.hodlr(4, levels: 1, rank: 1) == expected)
    }

    /// Cell (i, j) is covered by `rank` supports at the level where i and j part, or by a whole leaf's worth if they
    /// never do.
    @Test func hodlrCoversEachCellByTheLevelAtWhichItsLinesPart() throws {
        for (n, levels, rank) in [(8, 0, 1), (8, 1, 2), (8, 3, 1), (24, 3, 2), (16, 2, 5)] {
            let supports = try #require(try SupportFamilies.hodlr(n, levels: levels, rank: rank).factorSupports)
            #expect(supports.width == 2 * rank * ((1 << levels) - 1) + n)
            let leaf = n >> levels
            for i in 0..<n {
                for j in 0..<n {
                    let covering = supports.left.row(i).intersection(supports.right.row(j))
                    #expect(
                        covering.count == (i / leaf == j / leaf ? leaf : rank),
                        "hodlr \(n) \(levels) \(rank) at (\(i), \(j))")
                }
            }
            let (rows, columns) = (supports.left.transposed(), supports.right.transposed())
            for k in 0..<supports.width {
                for l in 0..<k {
                    let isSame = rows.row(k) == rows.row(l) && columns.row(k) == columns.row(l)
                    let isDisjoint =
                        rows.row(k).isDisjoint(with: rows.row(l)) || columns.row(k).isDisjoint(with: columns.row(l))
                    #expect(isSame || isDisjoint, "hodlr \(n) \(levels) \(rank), supports \(l) and \(k)")
                }
            }
        }
    }

    @Test(arguments: [2, 4, 8, 16, 32]) func butterflyFactorsMultiplyToAFullMatrix(n: Int) throws {
        let masks = try layerMasks(SupportFamilies.butterfly(n))
        #expect(masks.count == n.trailingZeroBitCount)
        #expect(
            masks.allSatisfy { mask in (0..<n).allSatisfy { mask.row($0).count == 2 } && mask == mask.transposed() })
        for (l, mask) in masks.reversed().enumerated() {
            #expect(mask == kroneckerProduct(kroneckerProduct(identity(1 << l), ones(2, 2)), identity(n >> (l + 1))))
        }
        #expect(masks.dropFirst().reduce(masks[0]) { booleanProduct($1, $0) } == ones(n, n))
    }

    @Test(arguments: [4, 8, 16]) func butterflySplitsAreProductsOfFactors(n: Int) throws {
        let factors = Array(try layerMasks(SupportFamilies.butterfly(n)).reversed())
        for split in 1..<factors.count {
            let supports = try #require(try SupportFamilies.butterflySplit(n, at: split).factorSupports)
            #expect(supports.left == factors[1..<split].reduce(factors[0], booleanProduct))
            #expect(supports.right.transposed() == factors[(split + 1)...].reduce(factors[split], booleanProduct))
        }
    }

    @Test func monarchFactorsAreKroneckerProducts() throws {
        let supports = try #require(try SupportFamilies.monarch(2, 3, 4, 5).factorSupports)
        #expect(supports.left == kroneckerProduct(ones(2, 3), identity(4)))
        #expect(supports.right.transposed() == kroneckerProduct(identity(3), ones(4, 5)))
        #expect(booleanProduct(supports.left, supports.right.transposed()) == ones(8, 15))
    }

    @Test func kroneckerFactorsAreGivenLeftFirstAndListedInputFirst() throws {
        let instance = try SupportFamilies.kron([(1, 2, 3, 2), (2, 3, 1, 1)])
        guard case .network(let layers) = instance.masks else { throw WrongKind() }
        #expect(instance.name == "kron-1,2,3,2-2,3,1,1" && layers.map(\.name) == ["factor 2", "factor 1"])
        #expect(layers[0].mask == kroneckerProduct(identity(2), ones(3, 1)))
        #expect(layers[1].mask == kroneckerProduct(ones(2, 3), identity(2)))
        #expect(instance.factorSupports == FactorSupports(left: layers[1].mask, right: layers[0].mask.transposed()))
    }

    @Test func kaleidoscopeIsAButterflyTimesItsTranspose() throws {
        for n in [2, 4, 8] {
            let butterfly = try layerMasks(SupportFamilies.butterfly(n))
            let masks = try layerMasks(SupportFamilies.kaleidoscope(n))
            #expect(masks == butterfly.reversed().map { $0.transposed() } + butterfly)
        }
    }

    @Test func completionCoversUnknownCellsTwiceAndKnownCellsOnce() throws {
        var generator = SplitMix64(seed: 14)
        for (m, n) in [(1, 1), (2, 3), (9, 8)] {
            let known = randomMatrix(m, n, using: &generator)
            let supports = try #require(try SupportFamilies.completion(known).factorSupports)
            #expect(supports.width == 1 + m * n - known.setBitCount, "seed 14")
            #expect(supports.left.column(0).count == m && supports.right.column(0).count == n, "seed 14")
            for k in 1..<supports.width {
                #expect(supports.left.column(k).count == 1 && supports.right.column(k).count == 1, "seed 14")
            }
            for i in 0..<m {
                for j in 0..<n {
                    #expect(
                        supports.left.row(i).intersectionCount(with: supports.right.row(j)) == (known[i, j] ? 1 : 2),
                        "seed 14")
                }
            }
        }
    }

    @Test func randomSupportsDependOnTheSeedAlone() throws {
        let instance = try SupportFamilies.random(3, 2, 4, density: 0.5, seed: 42)
        #expect(instance == (try SupportFamilies.random(3, 2, 4, density: 0.5, seed: 42)))
        #expect(instance.masks != (try SupportFamilies.random(3, 2, 4, density: 0.5, seed: 43)).masks)
        #expect(instance.name == "random-3-2-4-0.5-42")
        var generator = SplitMix64(seed: 42)
        let cells = (0..<20).map { _ in generator.next() < 1 << 63 }
        let supports = try #require(instance.factorSupports)
        #expect(supports.left == BitMatrix(rowCount: 3, columnCount: 4) { cells[4 * $0 + $1] })
        #expect(supports.right == BitMatrix(rowCount: 2, columnCount: 4) { cells[12 + 4 * $0 + $1] })
        #expect(try SupportFamilies.random(9, 9, 9, density: 0, seed: 1).factorSupports?.left.setBitCount == 0)
        #expect(try SupportFamilies.random(9, 9, 9, density: 1, seed: 1).factorSupports?.right.setBitCount == 81)
    }

    @Test func parametersOutsideAFamilyAreRefusedWithOneSentence() {
        let positive = "N is at least 1, and 0 is not"
        let size = "a mask has at most 65536 rows, 65536 columns and 2147483648 cells, and this one would be"
        #expect(refusal { try SupportFamilies.lu(0) } == positive)
        #expect(refusal { try SupportFamilies.lu(65_536) } == "\(size) 65536 × 65536")
        #expect(refusal { try SupportFamilies.lowrank(1, 1, -1) } == "R is at least 1, and -1 is not")
        #expect(refusal { try SupportFamilies.lowrank(1, 70_000, 2) } == "\(size) 70000 × 2")
        #expect(
            refusal { try SupportFamilies.hodlr(6, levels: 2, rank: 1) }
                == "LEVELS is between 0 and 16 with 2^LEVELS a divisor of N, and 2 with N = 6 is not")
        #expect(refusal { try SupportFamilies.hodlr(4, levels: 1, rank: 0) } == "the rank is at least 1, and 0 is not")
        #expect(refusal { try SupportFamilies.hodlr(4, levels: 1, rank: .max) } == "\(size) 4 × too many")
        for n in [-4, 0, 1, 6] {
            #expect(
                refusal { try SupportFamilies.butterfly(n) }
                    == "N is a power of two that is at least 2, and \(n) is not")
        }
        #expect(
            refusal { try SupportFamilies.kaleidoscope(12) } == "N is a power of two that is at least 2, and 12 is not")
        #expect(refusal { try SupportFamilies.butterfly(1 << 40) } == "\(size) 1099511627776 × 1099511627776")
        for split in [0, 2] {
            #expect(
                refusal { try SupportFamilies.butterflySplit(4, at: split) }
                    == "the split leaves a factor on either side of 2, and \(split) does not")
        }
        #expect(
            refusal { try SupportFamilies.monarch(1, 0, 1, 1) }
                == "the four numbers of a pattern are at least 1, and 1,1,0,1 are not")
        #expect(refusal { try SupportFamilies.kron([]) } == "a product has at least one factor")
        #expect(
            refusal { try SupportFamilies.kron([(1, 2, 2, 1), (1, 3, 1, 1)]) }
                == "neighbouring factors fit, and 1,2,2,1 with 2 columns and 1,3,1,1 with 3 rows do not")
        #expect(refusal { try SupportFamilies.kron([(.max, 1, 1, 2)]) } == "\(size) too many × too many")
        #expect(
            refusal { try SupportFamilies.completion(BitMatrix(rowCount: 0, columnCount: 3)) }
                == "the mask of known cells has rows and columns, and this one has 0 × 3")
        #expect(
            refusal { try SupportFamilies.random(1, 1, 1, density: 1.5, seed: 0) }
                == "the density lies between 0 and 1, and 1.5 does not")
        #expect(
            refusal { try SupportFamilies.random(1, 1, 1, density: .nan, seed: 0) }
                == "the density lies between 0 and 1, and nan does not")
    }

    private struct WrongKind: Error {}

    private func layerMasks(_ instance: MaskInstance) throws -> [BitMatrix] {
        guard case .network(let layers) = instance.masks else { throw WrongKind() }
        return layers.map(\.mask)
    }

    private func refusal(_ make: () throws -> MaskInstance) -> String? {
        do {
            _ = try make()
            return nil
        } catch {
            return (error as? FamilyError)?.description
        }
    }
}

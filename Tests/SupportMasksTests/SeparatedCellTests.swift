import Foundation
import SupportMasks
import TestSupport
import Testing

private let advice = "write a mask with numpy.savetxt(FILE, mask, fmt='%d'), read weights with --from-weights"
private let cell = "expected a cell (1 x * ? inside, 0 . outside)"
private let headers = "or a header ('I:', 'J:', 'layer NAME:', 'instance NAME', 'kron a,b,c,d')"

private func column(_ first: String) -> String {
    "expected rows of cells, found '\(first)' in a block that reads as one column of numbers; \(advice)"
}

/// A row of cells stands together or apart; what reads as numbers is not taken for cells.
@Suite struct SeparatedCellTests {
    @Test(arguments: [
        // As numpy.savetxt writes a mask without fmt.
        Refused(
            "layer a:\n1.000000000000000000e+00 0.000000000000000000e+00\n",
            "2:1: expected cells of one character, found '1.000000000000000000e+00'; \(advice)"
        ),
        Refused("0.1 0.0\n", "1:1: expected cells of one character, found '0.1'; \(advice)"),
        Refused("1.0 0.0\n", "1:1: expected cells of one character, found '1.0'; \(advice)"),
        Refused("1. 0.\n", "1:1: expected cells of one character, found '1.'; \(advice)"),
        Refused("I:\n1 0\n1 0.0\nJ:\n1 1\n", "3:3: expected cells of one character, found '0.0'; \(advice)"),
        Refused("I:\n1 0\n\t1\t .0 # c\nJ:\n1 1\n", "3:5: expected cells of one character, found '.0'; \(advice)"),
        // A print of an array.
        Refused("[[1. 0.]\n [0. 1.]]\n", "1:1: expected cells of one character, found '[[1.'; \(advice)"),
        Refused("0.5, 1\n", "1:1: expected cells of one character, found '0.5,'; \(advice)"),
        Refused("-1 0\n", "1:1: expected cells of one character, found '-1'; \(advice)"),
        Refused("255 0\n", "1:1: expected cells of one character, found '255'; \(advice)"),
        Refused("0 nan\n", "1:3: expected cells of one character, found 'nan'; \(advice)"),
        Refused("0 1e0\n", "1:3: expected cells of one character, found '1e0'; \(advice)"),
    ])
    func numbersAreNoCells(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test(arguments: [
        Refused("110 011\n", "1:1: expected cells of one character, all separated or none, found '110'"),
        Refused("1 011\n", "1:3: expected cells of one character, all separated or none, found '011'"),
        Refused(
            "I:\n1101\n1 0 01\nJ:\n1111\n", "3:5: expected cells of one character, all separated or none, found '01'"),
        Refused("x. .x\n", "1:1: expected cells of one character, all separated or none, found 'x.'"),
        Refused("..1 1..\n", "1:1: expected cells of one character, all separated or none, found '..1'"),
        // The first fault of a row is the one that is named.
        Refused("I:\n1 0\n1 0 1 110\n", "3:5: expected 2 cells as in the first row of the block (line 2), found more"),
        Refused("I:\n1 0\n1 0 11\n", "3:5: expected cells of one character, all separated or none, found '11'"),
        Refused("1 2 11\n", "1:3: \(cell), found '2'"),
        // A character that is no cell is named itself, and a header that is misspelt as such.
        Refused("1,0 1,1\n", "1:2: \(cell), found ','"),
        Refused("Layer a:\n1 0\n", "1:1: \(cell) \(headers), found 'L'"),
    ])
    func cellsStandTogetherOrApart(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test(arguments: [
        Refused("1.0\n0.0\n\n1\n1\n", "1:1: \(column("1.0"))"),
        Refused("layer a:\n  1. # c\n0.\n", "2:3: \(column("1."))"),
        Refused("I:\n0.1\nJ:\n111\n", "2:1: \(column("0.1"))"),
        Refused("J:\n10.\nI:\n111\n", "2:1: \(column("10."))"),
        Refused("J:\n111\nI:\n\n.0\n.1\n", "5:1: \(column(".0"))"),
        // What no cell can be is named where it stands, with the same advice.
        Refused("0.5\n0.0\n", "1:3: \(cell), found '5'; \(advice)"),
        Refused("1e-3\n", "1:2: \(cell), found 'e'; \(advice)"),
        Refused("-1.0\n", "1:1: \(cell) \(headers), found '-'; \(advice)"),
        Refused("12\n", "1:2: \(cell), found '2'"),
    ])
    func aColumnOfNumbersIsNoMask(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test(arguments: [
        ("1.\n.1\n", ["10", "01"]), ("1.\n11\n", ["10", "11"]), ("1.1\n.1.\n", ["101", "010"]),
        ("110\n011\n", ["110", "011"]), (".1.\n", ["010"]),
        ("1.0\n101\n", ["100", "101"]), ("1.0\n1 0 1\n", ["100", "101"]), ("1.0\n..0\n", ["100", "000"]),
        ("1.0\nx.0\n", ["100", "100"]),
        ("1.0\n1 . 0\n", ["100", "100"]), (".\n.\n1\n", ["0", "0", "1"]), (".\n", ["0"]), ("0\n.\n", ["0", "0"]),
        ("0 .\n. 1\n", ["00", "01"]),
        (" 1.1 \n", ["101"]), ("1.1#1 0\n", ["101"]), ("1 0 1\n110\n0\t1\t1\nx x .\n", ["101", "110", "011", "110"]),
    ])
    func masksWithPointsStayMasks(rows: String, mask: [String]) throws {
        let layer = Layer(name: "a", mask: try #require(BitMatrix(mask)))
        #expect(try read("layer a:\n\(rows)") == [MaskInstance(name: "f", masks: .network([layer]))])
    }

    /// All blocks of two rows of one token: refused exactly where both rows are numbers with a point and 0 is among the
    /// digits.
    @Test func columnsAreToldFromMasksByTheirDigits() {
        let rows = (1...3).flatMap { length in texts("01.x", length: length) }
        func isNumber(_ row: String) -> Bool {
            !row.contains("x") && row.count(where: { $0 == "." }) == 1 && row.count > 1
        }
        for first in rows {
            for second in rows where first.count == second.count {
                let isColumn = isNumber(first) && isNumber(second) && (first + second).contains("0")
                let message = complaint(Array("layer a:\n\(first)\n\(second)\n".utf8))
                #expect((message != nil) == isColumn, "\(first) \(second): \(message ?? "none")")
            }
        }
    }
}

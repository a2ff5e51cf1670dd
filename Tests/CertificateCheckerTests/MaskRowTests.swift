import CertificateChecker
import Foundation
import Testing

private let apart = "expected cells of one character, all separated or none"
private let column = "expected rows of cells, found a block that reads as one column of numbers"
private let cell = "expected a cell (1 x * ? or 0 .) or the end of the line"

/// The checker reads rows by the rules of its own reader: cells together or apart, and no numbers.
@Suite struct MaskRowTests {
    @Test(arguments: [
        ("0.1 0.0\n", "1:1: \(apart)"), ("1.0 0.0\n", "1:1: \(apart)"), ("1. 0.\n", "1:1: \(apart)"),
        ("110 011\n", "1:1: \(apart)"),
        ("1 011\n", "1:3: \(apart)"), ("I:\n1 0\n\t1  .0 # c\nJ:\n1 1\n", "3:5: \(apart)"),
        ("I:\n110\n1 10\nJ:\n111\n", "3:3: \(apart)"),
        ("1 x.\n", "1:3: \(apart)"), ("0.5 0.0\n", "1:3: \(cell)"), ("1.000e+00 0.000e+00\n", "1:6: \(cell)"),
        ("1.0\n0.0\n\n1\n1\n", "1:1: \(column)"), ("layer a:\n  1. # c\n0.\n", "2:3: \(column)"),
        ("I:\n0.1\nJ:\n111\n", "2:1: \(column)"),
        ("J:\n10.\nI:\n111\n", "2:1: \(column)"), ("J:\n111\nI:\n\n.0\n.1\n", "5:1: \(column)"),
    ])
    func numbersAreNoCells(text: String, error: String) {
        #expect(fault(text) == "m:\(error)")
    }

    @Test(arguments: [
        ("1.\n11\n", ["10", "11"]), ("1 .\nx ?\n", ["10", "11"]), ("1 0\n11\n", ["10", "11"]),
        ("10\n1\t1\n", ["10", "11"]), (" 1.  \n1 1 \n", ["10", "11"]),
        ("1. \n1*#1 0\n", ["10", "11"]), ("10 # 1 0\r\n1 1\r\n", ["10", "11"]), ("1  0\n11", ["10", "11"]),
        // Blank lines between a header and its rows end nothing.
        ("\n# c\n \t\n10\n11\n", ["10", "11"]),
    ])
    func masksWithPointsStayMasks(rows: String, mask: [String]) throws {
        let certificate = notClosedCertificate(TestMasks(left: mask, right: ["10", "11"]))
        #expect(try verify(certificate, masks: "I:\n\(rows)\nJ:\n10\n11\n").isVerified)
    }

    /// All blocks of two rows of one token: refused exactly where both are numbers with a point and 0 is among the
    /// digits.
    @Test func columnsAreToldFromMasksByTheirDigits() {
        let rows = (1...3).flatMap { texts($0) }
        func isNumber(_ row: String) -> Bool {
            !row.contains("x") && row.count(where: { $0 == "." }) == 1 && row.count > 1
        }
        for first in rows {
            for second in rows where first.count == second.count {
                let isColumn = isNumber(first) && isNumber(second) && (first + second).contains("0")
                #expect(
                    fault("layer a:\n\(first)\n\(second)\n") == (isColumn ? "m:2:1: \(column)" : nil),
                    "\(first) \(second)")
            }
        }
    }

    private func texts(_ length: Int) -> [String] {
        length == 0 ? [""] : texts(length - 1).flatMap { text in "01.x".map { text + String($0) } }
    }

    private func fault(_ text: String) -> String? {
        do {
            _ = try CertificateVerifier.verify(certificate: Data("{}".utf8), maskFile: (Data(text.utf8), "m"))
            return nil
        } catch {
            return "\(error)"
        }
    }
}

import Foundation
import SupportMasks
import Testing

@Suite struct WrittenNumberTests {
    @Test(arguments: [
        ("0", WrittenNumber.zero), ("-0", .zero), ("+0.000", .zero), (".0", .zero), ("0.", .zero), ("0e400", .zero),
        ("0e-99999999999999999999", .zero),
        ("1", .one), ("1.0", .one), ("+1", .one), ("1.", .one), ("01", .one), ("10e-1", .one), ("0.1e1", .one),
        ("1000D-3", .one), (".001d+3", .one),
        ("1.000000000000000000e+00", .one), ("0.00000000000000000001e20", .one),
        ("255", .twoHundredFiftyFive), ("2.55e2", .twoHundredFiftyFive), ("255.000", .twoHundredFiftyFive),
        ("25500E-2", .twoHundredFiftyFive),
        ("nan", .notANumber), ("NaN", .notANumber), ("-nan", .notANumber),
    ])
    func knownNumbersAreToldFromTheirDigits(text: String, number: WrittenNumber) {
        #expect(written(text) == number)
    }

    @Test(arguments: [
        "-1", "1e-400", "1e400", "inf", "-inf", "Infinity", "2", "254", "2550", "25.5", "-255",
        "0.9999999999999999999999", "1.0000000000000000000001",
        "255.0000000000000000000000000000001", "1e99999999999999999999", "1e-99999999999999999999",
        "100000000000000000000000001e-26",
    ])
    func otherNumbersAreNotZero(text: String) {
        guard case .other = written(text) else {
            Issue.record("\(text) is read as \(written(text).map { "\($0)" } ?? "no number")")
            return
        }
    }

    @Test(arguments: [
        "", ".", "-", "+", "e", "e1", ".e1", "1e", "1e+", "1e-", "1 ", " 1", "--1", "+-1", "1.2.3", "1e1.0", "1e1e1",
        "0x1", "1f", "1,0", "1_0", "infinit",
        "nan0", "٣", "1e1 ", "in", "true", "--nan",
    ])
    func everythingElseIsNoNumber(text: String) {
        #expect(written(text) == nil)
    }

    /// All texts of up to five of these characters, against numbers as an integer times a power of ten.
    @Test func shortDecimalsHaveTheirExactValues() {
        for text in (0...5).flatMap({ texts("0125.-e", length: $0) }) {
            let number = written(text)
            guard let (digits, power) = decimal(text) else {
                #expect(number == nil, "\(text)")
                continue
            }
            switch (digits, power) {
            case (0, _): #expect(number == .zero, "\(text)")
            case (1, 0): #expect(number == .one, "\(text)")
            case (255, 0): #expect(number == .twoHundredFiftyFive, "\(text)")
            default:
                guard case .other(let exponent) = number else {
                    Issue.record("\(text) is read as \(number.map { "\($0)" } ?? "no number")")
                    continue
                }
                let binary = log2(Double(abs(digits))) + Double(power) * log2(10)
                #expect(abs(Double(exponent) - binary) < 3, "\(text)")
            }
        }
    }

    private func written(_ text: String) -> WrittenNumber? { Array(text.utf8).withUnsafeBytes { WrittenNumber($0) } }

    /// The integer without zeros at its end, and the power of ten, of a decimal number; nil if the text is none.
    private func decimal(_ text: String) -> (digits: Int, power: Int)? {
        let halves = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = halves.first, let exponent = halves.count == 1 ? 0 : Int(halves[1]) else { return nil }
        let isNegative = first.hasPrefix("-")
        let parts = first.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.contains("-") }), var digits = Int(parts.joined()) else {
            return nil
        }
        var power = exponent - (parts.count == 2 ? parts[1].count : 0)
        guard digits != 0 else { return (0, 0) }
        while digits.isMultiple(of: 10) { (digits, power) = (digits / 10, power + 1) }
        return (isNegative ? -digits : digits, power)
    }
}

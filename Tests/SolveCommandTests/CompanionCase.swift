import DenseNumerics
import Foundation
import NumericFiles
import Testing

/// A line of `Cases/companion/cases.jsonl`: a run of the command, and what its report has to say.
struct CompanionCase: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    /// Why the numbers are what they are.
    let source: String
    let arguments: [String]
    /// The text of `masks.txt`, or the file of the folder of cases whose text it is.
    let masks: String?
    let file: String?
    let target: [[Entry]]?
    let expect: [String: Expectation]
    let order: [String]?
    let notes: [String]?

    var testDescription: String { name }

    static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Cases")
    }

    static var all: [CompanionCase] {
        get throws {
            try String(contentsOf: folder.appendingPathComponent("companion/cases.jsonl"), encoding: .utf8)
                .split(separator: "\n").map { try JSONDecoder().decode(Self.self, from: Data($0.utf8)) }
        }
    }

    func maskText() throws -> String? {
        guard let file else { return masks }
        return try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    }

    /// The target, real where no entry is written as a pair.
    var targetValues: NumericArray.Values? {
        guard let target, let width = target.first?.count else { return nil }
        let entries = target.flatMap { $0 }
        return entries.contains { $0.isPair }
            ? .complex(Matrix(rows: target.count, columns: width, elements: entries.map(\.value)))
            : .real(Matrix(rows: target.count, columns: width, elements: entries.map(\.value.real)))
    }

    /// A number, or a pair of real and imaginary part.
    struct Entry: Decodable, Sendable {
        let value: Complex
        let isPair: Bool

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let real = try? container.decode(Double.self) {
                (value, isPair) = (Complex(real), false)
            } else {
                let parts = try container.decode([Double].self)
                guard parts.count == 2 else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "[re, im]")
                }
                (value, isPair) = (Complex(parts[0], parts[1]), true)
            }
        }
    }

    /// What stands at a place of the report.
    enum Expectation: Decodable, Sendable {
        case flag(Bool)
        case word(String)
        case bounds(ClosedRange<Double>)

        private struct Bounds: Decodable {
            let from: Double
            let to: Double
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let word = try? container.decode(String.self) {
                self = .word(word)
            } else {
                let bounds = try container.decode(Bounds.self)
                self = .bounds(bounds.from...bounds.to)
            }
        }

        func holds(of value: Any?) -> Bool {
            switch self {
            case .flag(let flag): value as? Bool == flag
            case .word(let word): value as? String == word
            case .bounds(let bounds): (value as? NSNumber).map { bounds.contains($0.doubleValue) } ?? false
            }
        }
    }
}

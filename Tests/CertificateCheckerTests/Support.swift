import CertificateChecker
import CheckerInput
import Foundation

/// Masks as strings of 0 and 1, one a row.
struct TestMasks: Sendable, CustomStringConvertible {
    var left: [String]
    var right: [String]

    static let lu = TestMasks(left: ["10", "11"], right: ["10", "11"])

    var width: Int { left[0].utf8.count }
    var description: String { "I \(left) J \(right)" }

    func has(_ mask: [String], _ line: Int, _ support: Int) -> Bool { Array(mask[line].utf8)[support] == 49 }
    func rows(of support: Int) -> Set<Int> { Set(left.indices.filter { has(left, $0, support) }) }
    func columns(of support: Int) -> Set<Int> { Set(right.indices.filter { has(right, $0, support) }) }

    var json: String { "{\"name\": \"t\", \"I\": \(left), \"J\": \(right)}" }

    /// The rows and columns that are listed.
    func window(_ rows: [Int], _ columns: [Int]) -> TestMasks {
        TestMasks(left: rows.map { left[$0] }, right: columns.map { right[$0] })
    }
}

func verify(_ text: String, masks: String? = nil) throws -> Verification {
    try CertificateVerifier.verify(certificate: Data(text.utf8), maskFile: masks.map { (Data($0.utf8), "masks.txt") })
}

func verify(bytes: [UInt8]) throws -> Verification { try CertificateVerifier.verify(certificate: Data(bytes)) }

/// That the two layers are closed by the steps.
func closedCertificate(_ masks: TestMasks, _ steps: [String]) -> String {
    "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(masks.json), \"verdict\": \"closed\", \"proof\": \(Proof.twoLayers(steps))}"
}

/// A certificate for the 2 × 2 LU with the page's witness, unless other parts are given.
func notClosedCertificate(
    _ masks: TestMasks = .lu, window: String = luWindow, witness: String = luWitness, refutation: String = luMinor
) -> String {
    "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(masks.json), \"verdict\": \"not-closed\", \"window\": \(window), \"witness\": \(witness), \"blocks\": [1, 1], \"refutation\": \(refutation)}"
}

let luWindow = #"{"rows": [0, 1], "columns": [0, 1]}"#
let luWitness = #"""
    {"A": [[0, 1, "1"], [1, 0, "1"]],
     "layers": [[[0, 0, [[0, "1"]]], [0, 1, [[-1, "1"]]], [1, 1, [[-1, "-1"]]]],
                [[0, 0, [[1, "1"]]], [1, 0, [[0, "1"]]], [1, 1, [[0, "1"]]]]]}
    """#
let luMinor = #"{"minor": {"rows": [0, 1], "columns": [0, 1], "neurons": [[0, 0]]}}"#

extension Verification {
    var isVerified: Bool { if case .verified = self { true } else { false } }
    var rejection: Rejection? { if case .rejected(let rejection) = self { rejection } else { nil } }
    var place: String? { rejection?.place }
}

/// Steele, Lea and Flood's generator: the same numbers for the same seed everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    mutating func masks(rows: Int, columns: Int, width: Int) -> TestMasks {
        let density = Int.random(in: 30...75, using: &self)
        func mask(_ count: Int) -> [String] {
            (0..<count).map { _ in
                String((0..<width).map { _ in Int.random(in: 0..<100, using: &self) < density ? "1" : "0" })
            }
        }
        return TestMasks(left: mask(rows), right: mask(columns))
    }
}

extension [[Int]] {
    /// Rows and columns exchanged; there are `width` columns.
    func transposedMatrix(_ width: Int) -> [[Int]] { (0..<width).map { column in map { $0[column] } } }
}

/// Debug builds run some twenty times slower.
#if DEBUG
    let effort = 1
#else
    let effort = 20
#endif

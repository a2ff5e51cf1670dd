import ExactArithmetic
import PolynomialAlgebra
import Testing

@Suite struct SharingTests {
    /// Every way to change an integer in place.
    static let mutations: [@Sendable (inout Integer, Integer) -> Void] = [
        { $0 += $1 }, { $0 -= $1 }, { $0 *= $1 }, { $0 /= $1 }, { $0 %= $1 }, { value, _ in value.negate() },
        { $0.addProduct($1, $1) }, { $0.subtractProduct($1, $1) },
    ]

    @Test func changingACopyLeavesTheOriginal() throws {
        for text in Operands.texts {
            for other in Operands.texts where other != "0" {
                let original = try integer(text)
                let operand = try integer(other)
                for (index, mutate) in Self.mutations.enumerated() {
                    var copy = original
                    mutate(&copy, operand)
                    try #require(
                        original.description == text && operand.description == other,
                        "mutation \(index) of \(text) by \(other)")
                }
            }
        }
    }

    @Test func changingTheOriginalLeavesACopy() throws {
        for text in Operands.texts {
            for (index, mutate) in Self.mutations.enumerated() {
                var original = try integer(text)
                let copy = original
                let copies = [copy, copy]
                mutate(&original, 3)
                try #require(
                    copy.description == text && copies.allSatisfy { $0.description == text },
                    "mutation \(index) of \(text)")
            }
        }
    }

    @Test func aSharedValueAndAnUnsharedOneChangeAlike() throws {
        for text in Operands.texts {
            for other in Operands.texts where other != "0" {
                let operand = try integer(other)
                for (index, mutate) in Self.mutations.enumerated() {
                    let keeper = try integer(text)
                    var shared = keeper
                    var unshared = try integer(text)
                    mutate(&shared, operand)
                    mutate(&unshared, operand)
                    try #require(
                        shared == unshared && unshared.isCanonical, "mutation \(index) of \(keeper) by \(other)")
                }
            }
        }
    }

    @Test func aCopyOfARationalNumberIsItsOwn() throws {
        let text = "100000000000000000000000000000/7"
        let original = try rational(text)
        var copy = original
        copy += original
        copy *= copy
        copy.negate()
        copy.addProduct(copy, original)
        #expect(original.description == text)
    }

    @Test func tasksMayShareAValue() async {
        let shared = Integer(3).power(500)
        let results = await withTaskGroup(of: Integer.self) { group in
            for index in 1...8 {
                group.addTask {
                    var copy = shared
                    for _ in 0..<500 { copy += shared }
                    copy -= shared * 500
                    copy *= Integer(index)
                    return copy
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(results) == Set((1...8).map { shared * Integer($0) }))
        #expect(shared == Integer(3).power(500))
    }
}

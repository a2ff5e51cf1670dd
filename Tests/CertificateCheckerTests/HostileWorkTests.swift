import CertificateChecker
import CheckerInput
import Foundation
import Testing

/// A certificate that asks for much work, and what ends it: the limit of the work, if nil.
private struct Hostile: Sendable, CustomTestStringConvertible {
    let name: String
    var reason: String?
    let text: @Sendable () -> String
    var testDescription: String { name }
}

private let tooMuch = "the certificate needs more work than allowed"

private func list(_ count: Int, _ part: (Int) -> String) -> String {
    "[" + (0..<count).map(part).joined(separator: ",") + "]"
}
private func mask(_ rows: Int, _ width: Int) -> String {
    list(rows) { _ in "\"" + String(repeating: "1", count: width) + "\"" }
}
private func instance(_ m: Int, _ n: Int, _ width: Int) -> String {
    "{\"name\": \"t\", \"I\": \(mask(m, width)), \"J\": \(mask(n, width))}"
}
private func certificate(_ verdict: String, _ masks: String, _ members: String) -> String {
    "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(masks), \"verdict\": \"\(verdict)\", \(members)}"
}
private func notMember(_ refutation: String, _ masks: String, matrix: String = "[]") -> String {
    certificate("not-member", masks, "\"matrix\": \(matrix), \"refutation\": \(refutation)")
}
private func closed(_ proof: String, _ masks: String) -> String {
    certificate("closed", masks, "\"proof\": {\"rule\": \"SC506\", \"proof\": \(proof)}")
}
private func identity(
    multipliers: String = "[]", squares: String = "[]", assumed: String = "[]", factors: String = "[]"
) -> String {
    "{\"identity\": {\"multipliers\": \(multipliers), \"constant\": \"1\", \"monomial\": [], \"squares\": \(squares), \"assumed\": \(assumed), \"factors\": \(factors)}}"
}
private func split(_ what: String, zero: String, nonzero: String = "0") -> String {
    "{\"split\": \(what), \"zero\": \(zero), \"nonzero\": \(nonzero)}"
}
/// x_{0,0} + … of the variables of one line.
private func linear(_ count: Int) -> String { list(count) { "[\"1\",[[[1,0,\($0)],1]]]" } }

/// The last row of A is out of reach, so that a leaf may end with its equation.
private let leaf = identity(multipliers: "[[1,0,[[\"-1\",[]]]]]")
private func unreachable(_ refutation: String, _ width: Int) -> String {
    let row = String(repeating: "1", count: width)
    return notMember(
        refutation,
        "{\"name\": \"t\", \"I\": [\"\(row)\", \"\(String(repeating: "0", count: width))\"], \"J\": [\"\(row)\"]}",
        matrix: #"[[1,0,"1"]]"#)
}

private func rank(_ rows: Int, _ columns: Int, pivots: String, right: String) -> String {
    "{\"rank\": {\"rows\": \(list(rows) { "\($0)" }), \"columns\": \(list(columns) { "\($0)" }), \"pivots\": \(pivots), \"left\": [], \"right\": \(right)}, \"branches\": []}"
}

private let kinds = [
    Hostile(name: "a vector of columns again and again, on many rows") {
        notMember(rank(20_000, 1, pivots: "[]", right: list(100_000) { _ in "[]" }), instance(20_000, 1, 1))
    },
    Hostile(name: "an elimination with large fractions") {
        notMember(
            rank(400, 400, pivots: list(400) { "[\($0),\($0)]" }, right: "[]"), instance(400, 400, 1),
            matrix: list(160_000) { "[\($0 / 400),\($0 % 400),\"1/\($0 / 400 + $0 % 400 + 2)\"]" })
    },
    Hostile(name: "one polynomial assumed again and again") {
        let repeated = identity(assumed: list(20_000) { _ in #"[0,[["1",[[[1,0,0],1]]]]]"# })
        return notMember(split(#"[1,0,0]"#, zero: split(linear(5_000), zero: repeated)), instance(1, 1, 5_000))
    },
    Hostile(name: "one square of 4,200 terms") {
        notMember(identity(squares: "[[\"1\",\(linear(4_200))]]"), instance(1, 1, 4_200))
    },
    Hostile(name: "a power of a polynomial") {
        unreachable(split(linear(100), zero: leaf, nonzero: identity(factors: "[[0,64]]")), 100)
    },
    Hostile(name: "a product of many factors") {
        var tree = identity(factors: list(200) { "[\($0),2]" })
        for _ in 0..<200 { tree = split(linear(20), zero: leaf, nonzero: tree) }
        return unreachable(tree, 20)
    },
    Hostile(name: "a comb of splits over one polynomial") {
        let end = leaf.replacingOccurrences(of: "\"assumed\": []", with: #""assumed": [[0,[["1",[[[1,0,0],1]]]]]]"#)
        var tree = end
        for k in 0..<290 { tree = split("[0,\(k),0]", zero: end, nonzero: tree) }
        return unreachable(split(linear(20_000), zero: split(#"[1,0,0]"#, zero: tree)), 20_000)
    },
    Hostile(name: "equations of many terms") {
        notMember(identity(multipliers: list(300) { "[\($0 / 20),\($0 % 20),[[\"1\",[]]]]" }), instance(20, 20, 2_000))
    },
    Hostile(name: "sums of fractions") {
        notMember(identity(squares: list(5_000) { "[\"1/\(1_000_003 + 2 * $0)\",[[\"1\",[]]]]" }), instance(1, 1, 1))
    },
    Hostile(name: "fractions of 10,000 digits") {
        let digits = String(repeating: "7", count: 9_998)
        return certificate(
            "member", instance(30, 30, 1),
            "\"matrix\": \(list(900) { "[\($0 / 30),\($0 % 30),\"\(digits)1/\(digits)3\"]" }), \"factors\": {\"layers\": [[], []]}"
        )
    },
    Hostile(
        name: "a number of a million digits",
        reason: "expected a rational number in lowest terms, such as \"-3/2\" or \"7\""
    ) {
        certificate(
            "member", instance(1, 1, 1),
            "\"matrix\": [[0,0,\"\(String(repeating: "7", count: 1_000_000))\"]], \"factors\": 0")
    },
    Hostile(name: "long Laurent polynomials") {
        let entry = list(20_000) { "[\($0 - 10_000),\"1\"]" }
        return notClosedCertificate(witness: "{\"A\": [], \"layers\": [[[0,0,\(entry)]], [[0,0,\(entry)]]]}")
    },
    Hostile(name: "a zero of a polynomial of a high degree") {
        let ones = list(20_000) { _ in "\"1\"" }
        return certificate(
            "member", instance(1, 1, 1),
            "\"matrix\": [], \"factors\": {\"root\": {\"polynomial\": \(ones), \"between\": [\"-2\", \"1\"]}, \"layers\": [[], []]}"
        )
    },
    Hostile(name: "a chain of steps") {
        closed(list(20_000) { "{\"rule\":\"SC203\",\"side\":\"rows\",\"delete\":[\($0)]}" }, instance(20_001, 1, 1))
    },
    Hostile(name: "many windows") {
        closed(
            "[{\"rule\":\"SC305\",\"windows\":\(list(20_000) { "{\"rows\":[\($0 % 500)],\"columns\":[0],\"proof\":[{\"rule\":\"SC302\"}]}" })}]",
            instance(500, 1, 2))
    },
    Hostile(name: "many deletions") {
        closed(
            "[{\"rule\":\"SC304\",\"deletions\":\(list(5_000) { "{\"side\":\"rows\",\"line\":\($0),\"proof\":[{\"rule\":\"SC302\"}]}" }),\"tree\":0}]",
            instance(5_000, 1, 2))
    },
    Hostile(name: "redundant pairs of a long product") {
        let patterns = list(50_000) { _ in "[1,2,2,1]" }
        return certificate(
            "closed", "{\"name\": \"t\", \"patterns\": \(patterns)}",
            "\"proof\": {\"rule\": \"SC501\", \"patterns\": \(patterns), \"merges\": \(list(50_000) { _ in "0" })}")
    },
    Hostile(name: "as many values as fit", reason: "expected an object") { list(200_000) { _ in "[]" } },
    Hostile(name: "escapes and no object", reason: "expected an object") {
        closed(list(50_000) { _ in #""\u00e9\n""# }, instance(1, 1, 1))
    },
    Hostile(name: "long keys", reason: "the key \"verdict\" is missing") {
        "{" + (0..<16).map { "\"\(String(repeating: "k", count: 50_000))\($0)\": 0" }.joined(separator: ",") + "}"
    },
]

@Suite struct HostileWorkTests {
    /// What is charged stays below the limit, and whatever has an end of its own comes to it.
    @Test(arguments: kinds) private func workEndsAtTheLimit(_ kind: Hostile) {
        var limits = Limits()
        limits.work = 100_000_000
        let (result, work) = CertificateVerifier.meter(Data(kind.text().utf8), limits: limits)
        #expect(result.rejection?.reason == kind.reason ?? tooMuch)
        #expect(work <= limits.work + limits.work / 10)
    }

    /// The default limit leaves room for what is honest: a square of a hundred terms, and a chain of a hundred steps.
    @Test func honestWorkIsFarFromTheLimit() {
        let steps =
            list(100) { "{\"rule\":\"SC203\",\"side\":\"rows\",\"delete\":[\($0)]}" }.dropLast()
            + ",{\"rule\":\"SC302\"}]"
        let (result, work) = CertificateVerifier.meter(Data(closed(String(steps), instance(101, 1, 1)).utf8))
        #expect(result.isVerified)
        #expect(work < Limits().work / 1_000)
        let (difference, product) = CertificateVerifier.meter(
            Data(notMember(identity(squares: "[[\"1\",\(linear(100))]]"), instance(1, 1, 100)).utf8))
        #expect(difference.rejection?.reason == "the two sides of the identity differ")
        #expect(product < Limits().work / 100)
    }
}

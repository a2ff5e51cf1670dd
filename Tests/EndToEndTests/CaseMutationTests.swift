import CertificateChecker
import Foundation
import SupportMasks
import SupportTheory
import Testing

/// Certificates with case distinctions on polynomials, each changed in one place: all are rejected, but for those that
/// prove the same statement in another way.
@Suite struct ChangedCaseDistinctions {
    private static let seed: UInt64 = 0xCA5E5

    /// Places that are changed in a certificate; debug builds run some twenty times slower.
    #if DEBUG
        private static let placeCount = 4
    #else
        private static let placeCount = 20
    #endif

    private struct Count: CustomStringConvertible {
        var changed = 0
        var rejected = 0
        var description: String { "\(rejected) of \(changed)" }
    }

    /// Changes numbers and coefficients in some of the wanted places, and the shape of some.
    private func change(
        _ certificate: Data, where isWanted: ([JSONTree.Key], JSONTree) -> Bool, _ values: inout Count,
        _ shapes: inout Count, using generator: inout SplitMix64
    ) throws {
        let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
        guard case .verified(let statement) = try CertificateVerifier.verify(certificate: certificate) else {
            Issue.record("the certificate is rejected as it is")
            return
        }
        func isRejected(_ changed: JSONTree, _ place: String) throws -> Bool {
            switch try CertificateVerifier.verify(certificate: JSONEncoder().encode(changed)) {
            case .rejected: return true
            case .verified(let other):
                #expect(other == statement, "seed \(Self.seed): another statement after a change of \(place)")
                return false
            }
        }
        let wanted = tree.nodes().filter { isWanted($0.path, $0.value) }
        let paths = Set(wanted.map(\.path))
        for place in Mutation.places(in: tree).filter({ paths.contains($0.path) }).shuffled(using: &generator).prefix(
            Self.placeCount)
        {
            let mutation = Mutation(of: tree, at: place, using: &generator)
            values.changed += 1
            if try isRejected(mutation.result, "\(mutation.kind) at \(mutation.path)") { values.rejected += 1 }
        }
        let shaped = wanted.flatMap { path, value in reshaped(value).map { (path: path, value: $0) } }
        for (path, other) in shaped.shuffled(using: &generator).prefix(Self.placeCount) {
            shapes.changed += 1
            if try isRejected(tree.replacing(path[...], with: other), "the shape at \(path)") { shapes.rejected += 1 }
        }
    }

    /// Branches exchanged, or one of them in both places; lists without their last element.
    private func reshaped(_ value: JSONTree) -> [JSONTree] {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            return [.array(elements.dropLast())]
        case .object(var members):
            guard let zero = members["zero"], let nonzero = members["nonzero"], zero != nonzero else { return [] }
            return [(nonzero, zero), (zero, zero), (nonzero, nonzero)].map { pair in
                (members["zero"], members["nonzero"]) = pair
                return .object(members)
            }
        case .array, .string, .integer:
            return []
        }
    }

    /// The first member of a split tells a polynomial, a list of terms, from a variable.
    private func isSplitOnPolynomial(_ node: JSONTree) -> Bool {
        node["split"]?.elements.first?.elements.isEmpty == false
    }

    @Test func ofNormalFormsAreRejectedOrProveTheSame() throws {
        let kernels: [(rows: [[Int]], columns: [[Int]])] = [
            ([[0, 1], [0, 2], [1, 2, 3]], [[0, 1], [0, 2], [0, 1, 2, 3]]),
            ([[0, 1], [0, 2], [1, 2, 3]], [[0, 1], [0, 1, 2], [0, 2, 3]]),
            ([[0, 1], [0, 2], [0, 1, 2]], [[0, 1], [0, 2], [0, 1, 2], [0, 1, 2]]),
            ([[0, 1], [0, 2], [1, 3]], [[0, 1], [0, 2], [1, 3]]),
            ([[0, 1, 2], [0, 1, 2], [0, 1, 2]], [[0, 1], [0, 2], [1, 2], [0, 1, 2]]),
        ]
        var generator = SplitMix64(seed: Self.seed)
        var (values, shapes) = (Count(), Count())
        var splits = 0
        // Faces would leave nothing to the case distinctions.
        var limits = SearchLimits()
        limits.faceCells = 0
        for kernel in kernels {
            let certificate = try #require(
                Decided(Masks(rowTypes: kernel.rows, columnTypes: kernel.columns), limits: limits).certificate)
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            splits += tree.nodes().count { $0.value["coefficient"] != nil }
            try change(
                certificate, where: { path, _ in path.contains(.name("cases")) }, &values, &shapes, using: &generator)
        }
        print(
            "changed case distinctions of normal forms, rejected: values \(values), shapes \(shapes) (seed \(Self.seed))"
        )
        #expect(splits >= 3, "\(splits) splits on parameters")
        for count in [values, shapes] {
            #expect(
                10 * count.rejected >= 8 * count.changed && count.changed >= 4 * Self.placeCount, "\(values), \(shapes)"
            )
        }
    }

    @Test("Changed bases, faces and additions are rejected, or prove the same") func ofFaces() throws {
        let kernels: [(rows: [[Int]], columns: [[Int]])] = [
            ([[0, 1], [0, 1, 2], [2, 3], [0, 2, 3]], [[0, 1, 3], [1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]]),
            ([[0], [0, 1, 2], [1, 2, 3], [1, 2, 3]], [[0, 1, 2], [0, 1, 3], [0, 1, 2, 3], [0, 1, 2, 3]]),
            ([[0, 1, 2], [0, 1, 2], [0, 1, 3], [0, 1, 3]], [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]]),
        ]
        var generator = SplitMix64(seed: Self.seed + 2)
        var (values, shapes) = (Count(), Count())
        var (faces, additions) = (0, 0)
        for kernel in kernels {
            let certificate = try #require(
                Decided(Masks(rowTypes: kernel.rows, columnTypes: kernel.columns)).certificate)
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            faces += tree.nodes().count { $0.value["face"] != nil }
            additions += tree.nodes().count { $0.value["then"] != nil }
            let names: [JSONTree.Key] = ["bases", "face", "then", "target", "pivot", "to"].map { .name($0) }
            try change(
                certificate, where: { path, _ in !path.filter(names.contains).isEmpty }, &values, &shapes,
                using: &generator)
        }
        print("changed faces, rejected: values \(values), shapes \(shapes) (seed \(Self.seed + 2))")
        #expect(faces >= 100, "\(faces) faces")
        #expect(additions >= 1, "\(additions) additions")
        // A base has some room: a small change of a factor may leave it valid.
        for count in [values, shapes] {
            #expect(2 * count.rejected >= count.changed && count.changed >= 2 * Self.placeCount, "\(values), \(shapes)")
        }
    }

    @Test func ofRefutationsAreRejectedOrProveTheSame() throws {
        let file = CaseFile.folder.appending(path: "complex-only.jsonl").path
        let answers = try BuiltTool.run("supportcheck", arguments: ["member", file]).output.split(separator: "\n").map {
            try JSONDecoder().decode(JSONTree.self, from: Data($0.utf8))
        }
        var generator = SplitMix64(seed: Self.seed + 1)
        var (values, shapes) = (Count(), Count())
        var splits = 0
        for certificate in answers.compactMap({ $0["certificate"] }) {
            let onPolynomials = certificate.nodes().count { isSplitOnPolynomial($0.value) }
            if onPolynomials == 0 { continue }
            splits += onPolynomials
            let names: [JSONTree.Key] = ["split", "assumed", "factors", "squares"].map { .name($0) }
            try change(
                try JSONEncoder().encode(certificate),
                where: { path, value in isSplitOnPolynomial(value) || !path.filter(names.contains).isEmpty }, &values,
                &shapes, using: &generator)
        }
        print(
            "changed refutations with splits on polynomials, rejected: values \(values), shapes \(shapes) (seed \(Self.seed))"
        )
        #expect(splits >= 4, "\(splits) splits on polynomials")
        for count in [values, shapes] {
            #expect(
                10 * count.rejected >= 8 * count.changed && count.changed >= 4 * Self.placeCount, "\(values), \(shapes)"
            )
        }
    }
}

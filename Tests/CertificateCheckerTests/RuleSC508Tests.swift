import CertificateChecker
import Testing

private func filled(
    _ layers: [LayerMask], _ range: [Int], _ steps: [String], _ inner: String = Proof.peeled([])
) throws -> String? {
    try networkPlace(
        layers,
        "{\"rule\": \"SC508\", \"layers\": \(range), \"filling\": [\(steps.joined(separator: ", "))], \"proof\": \(inner)}"
    )
}
private func triangle(_ inputs: [[Int]], _ first: [Int], _ second: [Int], _ outputs: [[Int]]) -> String {
    "{\"inputs\": \(inputs), \"first\": \(first), \"second\": \(second), \"outputs\": \(outputs)}"
}
private func triangles(
    _ layers: [LayerMask], _ list: [String], _ range: [Int] = [0, 3], _ inner: String = Proof.peeled([])
) throws -> String? {
    try networkPlace(
        layers,
        "{\"rule\": \"SC508\", \"layers\": \(range), \"triangles\": [\(list.joined(separator: ", "))], \"proof\": \(inner)}"
    )
}
private let complete = [#"{"rule": "SC201", "classes": [0]}"#, #"{"rule": "SC301"}"#]

@Suite struct FilledPairTests {
    @Test func aPairThatIsEverythingIsOneLayer() throws {
        #expect(try filled([fullMask, fullMask], [0, 2], complete) == nil)
        #expect(try filled([fullMask, fullMask], [0, 2], [#"{"rule": "SC306", "order": [0, 0]}"#]) == nil)
        #expect(try filled([fullMask, fullMask, lowerMask], [0, 2], complete) == "proof.proof.peel")
    }

    @Test func aProofThatItIsClosedIsNotEnough() throws {
        // Rank one on 2 × 2 is closed, by SC302 and by SC306, and is not everything.
        let (row, column) = (["11"], ["1", "1"])
        #expect(try filled([row, column], [0, 2], [#"{"rule": "SC302"}"#]) == "proof.filling[0].rule")
        #expect(try filled([row, column], [0, 2], [#"{"rule": "SC306", "order": [0]}"#]) == "proof.filling[0]")
        for rule in ["SC203", "SC302", "SC303", "SC304", "SC305"] {
            #expect(try filled([fullMask, fullMask], [0, 2], ["{\"rule\": \"\(rule)\"}"]) == "proof.filling[0].rule")
        }
        // Inside parts as well.
        let parts = [
            #"{"rule": "SC205", "parts": [{"classes": [0], "proof": [{"rule": "SC302"}]}, {"classes": [1], "proof": [{"rule": "SC302"}]}]}"#
        ]
        #expect(
            try filled([["10", "01"], ["10", "01"]], [0, 2], parts) == "proof.filling[0].parts[0].proof[0].rule")
    }

    @Test func theLayersExist() throws {
        #expect(try filled([fullMask, fullMask], [1, 2], complete) == "proof.layers")
        #expect(try filled([fullMask, fullMask], [2, 2], complete) == "proof.layers[0]")
        #expect(try filled([fullMask, fullMask], [0, 1], complete) == "proof.layers[1]")
        #expect(try filled([fullMask, fullMask], [0, 4], complete) == "proof.layers[1]")
        #expect(try filled([fullMask, fullMask, fullMask], [0, 3], complete) == "proof.layers")
        #expect(try filled([fullMask, fullMask], [0, 2], []) == "proof.filling")
        #expect(
            try networkPlace(
                [fullMask, fullMask], "{\"rule\": \"SC508\", \"layers\": [0, 2], \"proof\": \(Proof.peeled([]))}")
                == "proof")
    }
}

@Suite struct TriangleTests {
    private let lul = [lowerMask, upperMask, lowerMask]
    private let inOrder = triangle([[0, 0], [1, 1]], [0, 1], [0, 1], [[0, 0], [1, 1]])

    @Test func everySquareMatrixIsAProductOfThreeTriangles() throws {
        #expect(try triangles(lul, [inOrder]) == nil)
        // The reverse order makes an upper, a lower and an upper one.
        let reversed = triangle([[0, 1], [1, 0]], [1, 0], [1, 0], [[0, 1], [1, 0]])
        #expect(try triangles([upperMask, lowerMask, upperMask], [reversed]) == nil)
        #expect(try triangles([upperMask, lowerMask, upperMask], [inOrder]) == "proof.triangles[0]")
        #expect(try triangles(lul, [reversed]) == "proof.triangles[0]")
    }

    @Test func otherTripletsOfTrianglesAreRejected() throws {
        for masks in [
            [lowerMask, lowerMask, upperMask], [lowerMask, upperMask, upperMask], [upperMask, upperMask, lowerMask],
            [upperMask, lowerMask, lowerMask], [lowerMask, lowerMask, lowerMask], [unitMask, upperMask, lowerMask],
            [lowerMask, unitMask, lowerMask], [lowerMask, upperMask, unitMask],
        ] {
            for (a, b, c, d) in [(0, 0, 0, 0), (1, 1, 1, 1), (0, 1, 0, 1), (0, 0, 1, 1), (1, 0, 0, 1)] {
                func order(_ flip: Int) -> [Int] { flip == 0 ? [0, 1] : [1, 0] }
                func placed(_ flip: Int) -> [[Int]] { order(flip).enumerated().map { [$0, $1] } }
                let found = try triangles(masks, [triangle(placed(a), order(b), order(c), placed(d))])
                #expect(found == "proof.triangles[0]", "\(masks) \(found ?? "accepted")")
            }
        }
    }

    @Test func positionsMayBeWithoutInputOrOutput() throws {
        // One output: the last position; one input: the first.
        let narrow = [["1", "1"], upperMask, ["11"]]
        #expect(try triangles(narrow, [triangle([[0, 0]], [0, 1], [0, 1], [[1, 0]])]) == nil)
        #expect(try triangles(narrow, [triangle([[1, 0]], [0, 1], [0, 1], [[0, 0]])]) == nil)
        #expect(try triangles(narrow, [triangle([], [0, 1], [0, 1], [[1, 0]])]) == "proof.triangles[0]")
        #expect(try triangles(narrow, [triangle([[0, 0]], [0, 1], [0, 1], [])]) == "proof.triangles")
        #expect(try triangles(narrow, []) == "proof.triangles")
        #expect(
            try triangles(narrow, [triangle([[2, 0]], [0, 1], [0, 1], [[1, 0]])])
                == "proof.triangles[0].inputs[0][0]")
    }

    @Test func unitsAreListedOnce() throws {
        let place = "proof.triangles[0]"
        #expect(
            try triangles(lul, [triangle([[0, 0], [1, 1]], [0, 0], [0, 1], [[0, 0], [1, 1]])]) == place + ".first[1]")
        #expect(
            try triangles(lul, [triangle([[0, 0], [1, 1]], [0, 1], [1, 1], [[0, 0], [1, 1]])]) == place + ".second[1]")
        #expect(
            try triangles(lul, [triangle([[0, 0], [1, 0]], [0, 1], [0, 1], [[0, 0], [1, 1]])])
                == place + ".inputs[1][1]")
        #expect(
            try triangles(lul, [triangle([[0, 0], [0, 1]], [0, 1], [0, 1], [[0, 0], [1, 1]])])
                == place + ".inputs[1][0]")
        #expect(try triangles(lul, [triangle([[0, 0], [1, 1]], [0, 1], [0], [[0, 0], [1, 1]])]) == place)
        #expect(
            try triangles(lul, [triangle([[0, 0], [1, 1]], [0, 2], [0, 1], [[0, 0], [1, 1]])]) == place + ".first[1]")
        #expect(try triangles(lul, [inOrder, inOrder]) == "proof.triangles[1].first[0]")
    }

    @Test func componentsHaveTrianglesOfTheirOwn() throws {
        let layers = [unitMask, unitMask, unitMask]
        func single(_ unit: Int) -> String { triangle([[0, unit]], [unit], [unit], [[0, unit]]) }
        #expect(try triangles(layers, [single(0), single(1)]) == nil)
        #expect(try triangles(layers, [single(0)]) == "proof.triangles")
        #expect(try triangles([fullMask, unitMask, unitMask], [single(0), single(1)]) == "proof.triangles[0]")
        #expect(
            try triangles(layers, [triangle([[0, 0]], [0], [0], [[0, 0]]), triangle([[0, 0]], [1], [1], [[0, 1]])])
                == "proof.triangles[1].inputs[0][1]")
    }

    @Test func threeLayersAreNeeded() throws {
        #expect(try triangles([lowerMask, upperMask], [inOrder], [0, 2]) == "proof.layers")
        #expect(try triangles(lul, [inOrder], [1, 3]) == "proof.layers")
    }
}

// MARK: Against the definition

/// The products of three masks over the field of two elements, as bit sets by rows.
private func products(_ layers: [LayerMask]) -> Set<[Int]> {
    func matrices(_ mask: LayerMask) -> [[Int]] {
        let rows = mask.map { line in line.utf8.enumerated().reduce(0) { $0 | ($1.element == 49 ? 1 << $1.offset : 0) }
        }
        return rows.reduce([[]]) { found, row in
            found.flatMap { start in (0...row).filter { $0 & ~row == 0 }.map { start + [$0] } }
        }
    }
    func product(_ left: [Int], _ right: [Int]) -> [Int] {
        left.map { row in right.indices.reduce(0) { row >> $1 & 1 == 1 ? $0 ^ right[$1] : $0 } }
    }
    var set: Set<[Int]> = Set(matrices(layers[0]))
    for layer in layers.dropFirst() {
        let next = matrices(layer)
        set = Set(set.flatMap { right in next.map { product($0, right) } })
    }
    return set
}

@Test func threeTrianglesAreEverythingOverTwoElements() {
    // The rule's proof needs an infinite field only for its first step; small cases hold over two elements as well.
    for size in 1...3 {
        let lower = (0..<size).map { i in String((0..<size).map { $0 <= i ? "1" : "0" }) }
        let upper = (0..<size).map { i in String((0..<size).map { $0 >= i ? "1" : "0" }) }
        #expect(products([lower, upper, lower]).count == 1 << (size * size), "\(size)")
    }
}

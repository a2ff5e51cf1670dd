import CertificateChecker
import Testing

/// Two disjoint supports: rows 0–3 and column 0 (and 2), rows 2–3 and column 1. Row types {0}, {0}, {0,1}, {0,1}; no
/// more than one row of type {0} and two rows in all are reduced.
private let masks = TestMasks(left: ["10", "10", "11", "11"], right: ["10", "01", "10"])

private func window(_ rows: [Int], _ columns: [Int], _ proof: String = #"[{"rule": "SC302"}]"#) -> String {
    "{\"rows\": \(rows), \"columns\": \(columns), \"proof\": \(proof)}"
}
private func certificate(_ masks: TestMasks, _ windows: [String]) -> String {
    closedCertificate(masks, ["{\"rule\": \"SC305\", \"windows\": [\(windows.joined(separator: ", "))]}"])
}

@Test(arguments: [
    [window([0, 2], [0, 1]), window([2, 3], [0, 1])],
    [window([1, 3], [1, 2]), window([2, 3], [0, 1])],  // other lines of the same types
    [window([0, 2, 3], [0, 1])], [window([0, 1, 2, 3], [0, 1, 2])],  // windows that are not reduced
])
func reducedWindowsAreEnough(_ windows: [String]) throws {
    #expect(try verify(certificate(masks, windows)).isVerified)
}

@Test(arguments: [
    ([window([0, 2], [0, 1])], "proof.proof[0].windows"),  // two rows of the larger type are missing
    ([window([2, 3], [0, 1])], "proof.proof[0].windows"),
    ([window([0, 2], [0, 1]), window([2, 3], [0, 2])], "proof.proof[0].windows"),
    ([window([0, 1, 2], [0, 1])], "proof.proof[0].windows"),
    // Rows from one window and columns from the other are not enough.
    ([window([0, 2, 3], [0, 2]), window([0, 1], [0, 1])], "proof.proof[0].windows"), ([], "proof.proof[0].windows"),
    ([window([2, 0], [0, 1])], "proof.proof[0].windows[0].rows[1]"),
    ([window([0, 0, 2, 3], [0, 1])], "proof.proof[0].windows[0].rows[1]"),
    ([window([0, 2, 4], [0, 1])], "proof.proof[0].windows[0].rows"),
    ([window([], [0, 1])], "proof.proof[0].windows[0].rows"),
    ([window([0, 2, 3], [])], "proof.proof[0].windows[0].columns"),
    ([window([0, 2, 3], [0, 3])], "proof.proof[0].windows[0].columns"),
    ([window([0, 2, 3], [0, 1], "[]")], "proof.proof[0].windows[0].proof"),
    ([window([0, 2, 3], [0, 1], #"[{"rule": "SC301"}]"#)], "proof.proof[0].windows[0].proof[0]"),
    ([window([0, 2, 3], [0, 1]), window([0], [0], "[]")], "proof.proof[0].windows[1].proof"),
])
func otherWindowsAreRejected(_ windows: [String], _ place: String) throws {
    let found = try verify(certificate(masks, windows)).place
    #expect(found?.hasPrefix(place) == true, "\(found ?? "accepted")")
}

@Test func aLineOutsideTheClassesIsNoLineOfAWindow() throws {
    let wider = TestMasks(left: masks.left + ["00"], right: masks.right + ["00"])
    #expect(try verify(certificate(wider, [window([0, 2, 3], [0, 1])])).isVerified)
    #expect(try verify(certificate(wider, [window([0, 2, 3, 4], [0, 1])])).place == "proof.proof[0].windows[0].rows")
    #expect(
        try verify(certificate(wider, [window([0, 2, 3], [0, 1, 3])])).place == "proof.proof[0].windows[0].columns")
}

@Test func freeCellsAreRefused() throws {
    // Rank one with a free corner is not closed. The rows {0,1} see only one column of the free cell; all would be in
    // one window.
    let free = TestMasks(left: ["11", "10"], right: ["11", "10"])
    let steps = [
        #"{"rule": "SC201", "classes": [1]}"#,
        "{\"rule\": \"SC305\", \"windows\": [\(window([0], [1])), \(window([1], [0, 1]))]}",
    ]
    #expect(try verify(closedCertificate(free, steps)).rejection?.reason == "class 0 has a free cell")
}

@Test func multiplicitiesCount() throws {
    // Equal supports: one class of multiplicity two, of which two rows and two columns are reduced.
    let double = TestMasks(left: ["11", "11", "11"], right: ["11", "11", "11"])
    #expect(try verify(certificate(double, [window([0, 1], [0, 1])])).isVerified)
    #expect(try verify(certificate(double, [window([0], [0, 1, 2])])).place == "proof.proof[0].windows")
    #expect(try verify(certificate(double, [window([0, 1, 2], [0])])).place == "proof.proof[0].windows")
}

@Test func tooManyReducedSetsAreRefused() throws {
    // Eighteen rows of types that hold no other: 2¹⁸ sets.
    let width = 18
    let units = (0..<width).map { k in String((0..<width).map { $0 == k ? "1" : "0" }) }
    let many = TestMasks(left: units, right: [String(repeating: "1", count: width)])
    #expect(
        try verify(certificate(many, [window(Array(0..<width), [0])])).rejection?.reason.contains("too large") == true)
    let fewer = TestMasks(left: Array(units.prefix(14)), right: [String(repeating: "1", count: width)])
    #expect(try verify(certificate(fewer, [window(Array(0..<14), [0])])).isVerified)
    #expect(try verify(certificate(fewer, [window(Array(0..<13), [0])])).place == "proof.proof[0].windows")
}

// MARK: Against the definition

private func isReduced(_ lines: [Int], _ type: (Int) -> Set<Int>) -> Bool {
    (1..<1 << lines.count).allSatisfy { bits in
        let chosen = lines.indices.filter { bits >> $0 & 1 == 1 }.map { type(lines[$0]) }.sorted { $0.count < $1.count }
        let isChain = zip(chosen, chosen.dropFirst()).allSatisfy { $0.isSubset(of: $1) }
        return !isChain || chosen.count <= chosen[chosen.count - 1].count
    }
}

private func subsets(_ lines: [Int]) -> [[Int]] {
    (1..<1 << lines.count).map { bits in lines.indices.filter { bits >> $0 & 1 == 1 }.map { lines[$0] } }
}

/// Types in terms of the supports that are not empty.
private struct Lines {
    let rows: [Int]
    let columns: [Int]
    let rowType: @Sendable (Int) -> Set<Int>
    let columnType: @Sendable (Int) -> Set<Int>

    init(_ masks: TestMasks) {
        let met = (0..<masks.width).filter { !masks.rows(of: $0).isEmpty && !masks.columns(of: $0).isEmpty }
        rowType = { row in Set(met.filter { masks.has(masks.left, row, $0) }) }
        columnType = { column in Set(met.filter { masks.has(masks.right, column, $0) }) }
        rows = masks.left.indices.filter { [rowType] row in !rowType(row).isEmpty }
        columns = masks.right.indices.filter { [columnType] column in !columnType(column).isEmpty }
    }

    private static func holds(_ window: [Int], _ lines: [Int], _ type: (Int) -> Set<Int>) -> Bool {
        lines.allSatisfy { line in
            lines.filter { type($0) == type(line) }.count <= window.filter { type($0) == type(line) }.count
        }
    }

    func areEnough(_ windows: [(rows: [Int], columns: [Int])]) -> Bool {
        let reducedRows = subsets(rows).filter { isReduced($0, rowType) }
        let reducedColumns = subsets(columns).filter { isReduced($0, columnType) }
        return reducedRows.allSatisfy { r in
            reducedColumns.allSatisfy { c in
                windows.contains { Lines.holds($0.rows, r, rowType) && Lines.holds($0.columns, c, columnType) }
            }
        }
    }
}

@Test func windowsAreEnoughExactlyByTheDefinition() throws {
    let seed: UInt64 = 0x5C30_5305
    var random = SplitMix64(seed: seed)
    var counts = [true: 0, false: 0]
    var instances = 0
    while instances < 60 * effort {
        let masks = random.masks(
            rows: Int.random(in: 1...4, using: &random), columns: Int.random(in: 1...4, using: &random),
            width: Int.random(in: 1...3, using: &random))
        let lines = Lines(masks)
        // Where the whole is closed by SC302, every window is, and nothing but the covering decides.
        guard !lines.rows.isEmpty, try verify(closedCertificate(masks, [#"{"rule": "SC302"}"#])).isVerified else {
            continue
        }
        instances += 1
        let windows = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            (
                rows: subsets(lines.rows).filter { 2 * $0.count >= lines.rows.count }.randomElement(using: &random)
                    ?? lines.rows,
                columns: subsets(lines.columns).filter { 2 * $0.count >= lines.columns.count }.randomElement(
                    using: &random) ?? lines.columns
            )
        }
        let expected = lines.areEnough(windows)
        counts[expected, default: 0] += 1
        let result = try verify(certificate(masks, windows.map { window($0.rows, $0.columns) }))
        #expect(result.isVerified == expected, "seed \(seed): \(masks) \(windows) \(result)")
    }
    print("SC305 against the definition: \(counts)")
    #expect(counts.values.allSatisfy { $0 > instances / 20 }, "seed \(seed): \(counts)")
}

@Test func allWindowsThatHaveASimpleProofProveNothingFalse() throws {
    let seed: UInt64 = 0x5C30_5FA1
    var random = SplitMix64(seed: seed)
    var (closed, proved) = (0, 0)
    for _ in 0..<30 * effort {
        let masks = random.masks(
            rows: Int.random(in: 1...4, using: &random), columns: Int.random(in: 1...4, using: &random), width: 2)
        let lines = Lines(masks)
        var windows: [String] = []
        for rows in subsets(lines.rows) {
            for columns in subsets(lines.columns) {
                for rule in ["SC301", "SC302", "SC303"]
                where try verify(closedCertificate(masks.window(rows, columns), ["{\"rule\": \"\(rule)\"}"])).isVerified
                {
                    windows.append(window(rows, columns, "[{\"rule\": \"\(rule)\"}]"))
                    break
                }
            }
        }
        let isAccepted = try verify(certificate(masks, windows)).isVerified
        // The complete answer for two supports.
        #expect(!(isAccepted && KnownAnswers.widthTwoIsNotClosed(masks)), "seed \(seed): \(masks)")
        if !KnownAnswers.widthTwoIsNotClosed(masks) { closed += 1 }
        if isAccepted { proved += 1 }
    }
    print("SC305 proves \(proved) of \(closed) closed instances of width two, and no other")
    #expect(2 * proved > closed, "seed \(seed)")
}

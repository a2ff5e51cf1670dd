import CertificateChecker
import Testing

// Rows i, i', h, columns c, c', d, supports k, l, s are 0, 1, 2 each: the smallest block witness. A is ones on the rows
// 0, 1 and the columns 0, 1, and at (2, 2).
private let blockMasks = TestMasks(left: ["110", "101", "001"], right: ["100", "011", "111"])
private let blockWindow = #"{"rows": [0, 1, 2], "columns": [0, 1, 2]}"#
private let blockWitness = #"""
    {"A": [[0, 0, "1"], [0, 1, "1"], [1, 0, "1"], [1, 1, "1"], [2, 2, "1"]],
     "layers": [[[0, 0, [[0, "1"]]], [0, 2, [[-1, "-1"]]], [1, 1, [[0, "1"]]], [1, 2, [[-1, "1"]]],
                 [2, 1, [[1, "1"]]], [2, 2, [[0, "1"]]]],
                [[0, 0, [[0, "1"]]], [1, 0, [[0, "1"]]], [0, 1, [[0, "1"]]], [1, 2, [[-1, "1"]]], [2, 2, [[0, "1"]]]]]}
    """#

/// The refutation of A by its equal rows and its equal columns, in parts.
private struct RankNode {
    var rows = "[0, 1, 2]"
    var columns = "[0, 1, 2]"
    var pivots = "[[0, 0], [2, 2]]"
    var left = #"[[[0, "1"], [1, "-1"]]]"#
    var right = #"[[[0, "1"], [1, "-1"]]]"#
    var branches = [
        #"{"minor": {"rows": [0], "columns": [1], "neurons": []}}"#,
        #"{"minor": {"rows": [0], "columns": [0], "neurons": []}}"#,
    ]

    var json: String {
        "{\"rank\": {\"rows\": \(rows), \"columns\": \(columns), \"pivots\": \(pivots), \"left\": \(left), \"right\": \(right)}, \"branches\": [\(branches.joined(separator: ", "))]}"
    }
}

/// Where the block's certificate is rejected, with changes; nil if it is accepted.
private func place(
    _ masks: TestMasks = blockMasks, window: String = blockWindow, _ change: (inout RankNode) -> Void = { _ in }
) throws -> String? {
    var node = RankNode()
    change(&node)
    return try verify(
        notClosedCertificate(masks, window: window, witness: blockWitness, refutation: node.json)
    ).place
}

@Suite struct RankRefutationTests {
    @Test func equalLinesRefuteABlock() throws {
        #expect(try place() == nil)
        // Multiples of the vectors, other orders, another place for the pivots.
        #expect(try place { $0.left = #"[[[1, "3/2"], [0, "-3/2"]]]"# } == nil)
        #expect(try place { $0.pivots = "[[2, 2], [1, 1]]" } == nil)
        #expect(try place { $0.rows = "[2, 0, 1]" } == nil)
        #expect(try place { $0.branches[1] = #"{"minor": {"rows": [1], "columns": [0], "neurons": []}}"# } == nil)
    }

    @Test func everySupportThatReachesTheWindowIsCounted() throws {
        // A support more on a row and a column of the window: two pivots are too few.
        let more = TestMasks(left: ["1100", "1010", "0011"], right: ["1001", "0110", "1110"])
        #expect(try place(more) == "refutation.rank.pivots")
        // One that meets rows of the window only, or columns only, is not one of them.
        let apart = TestMasks(left: ["1101", "1010", "0011"], right: ["1000", "0110", "1110"])
        #expect(try place(apart) == nil)
        let below = TestMasks(left: ["1100", "1010", "0010", "0001"], right: ["1001", "0111", "1110"])
        #expect(try place(below) == nil)
    }

    @Test(arguments: [
        "[[0, 0]]", "[]",  // too few
        "[[0, 0], [2, 1]]",  // a zero of A
        "[[0, 0], [1, 1]]", "[[0, 0], [1, 1], [2, 2]]",  // zero after elimination
    ]) func pivotsHaveToShowTheRank(_ pivots: String) throws {
        #expect(try place { $0.pivots = pivots } == "refutation.rank.pivots")
    }

    @Test func pivotsLieInDistinctLinesOfTheWindow() throws {
        #expect(try place { $0.pivots = "[[0, 0], [0, 1]]" } == "refutation.rank.pivots[1]")
        #expect(try place { $0.pivots = "[[0, 0], [1, 0]]" } == "refutation.rank.pivots[1]")
        #expect(try place { $0.pivots = "[[0, 0], [3, 2]]" } == "refutation.rank.pivots[1]")
        #expect(try place { $0.pivots = "[[0, 0], [2, 3]]" } == "refutation.rank.pivots[1]")
        #expect(try place { ($0.rows, $0.pivots) = ("[0, 1]", "[[0, 0], [2, 2]]") } == "refutation.rank.pivots[1]")
        #expect(try place { $0.pivots = "[[0, 0], [2, -1]]" } == "refutation.rank.pivots[1][1]")
        #expect(try place { $0.pivots = "[[0, 0], [2]]" } == "refutation.rank.pivots[1]")
    }

    @Test func vectorsHaveToBeInTheKernel() throws {
        #expect(try place { $0.left = #"[[[0, "1"], [1, "1"]]]"# } == "refutation.rank.left[0]")
        #expect(try place { $0.left = #"[[[0, "1"], [1, "-2"]]]"# } == "refutation.rank.left[0]")
        #expect(try place { $0.left = #"[[[2, "1"]]]"# } == "refutation.rank.left[0]")
        #expect(try place { $0.right = #"[[[0, "1"], [1, "-1"]], [[2, "1"]]]"# } == "refutation.rank.right[1]")
        #expect(try place { $0.right = #"[[[0, "1"], [2, "-1"]]]"# } == "refutation.rank.right[0]")
        #expect(try place { $0.left = #"[[[0, "1"], [1, "-1"], [1, "-1"]]]"# } == "refutation.rank.left[0][2]")
        #expect(try place { $0.left = #"[[[0, "1"], [1, "-1"], [3, "1"]]]"# } == "refutation.rank.left[0][2]")
        #expect(try place { $0.left = #"[[[0, "1"], [1, "-1"], [2, "0"]]]"# } == "refutation.rank.left[0][2][1]")
        #expect(try place { $0.right = #"[[[0, "1"], [1, -1]]]"# } == "refutation.rank.right[0][1][1]")
    }

    @Test func onlyWhatTheKernelForcesIsZero() throws {
        // Without a vector nothing is.
        #expect(try place { $0.left = "[]" } == "refutation.branches[0].minor")
        #expect(try place { $0.right = "[[]]" } == "refutation.branches[1].minor")
        // The support of (0, 1) meets both rows: (a) fails, and with it the first branch.
        let shared = TestMasks(left: ["110", "111", "001"], right: blockMasks.right)
        #expect(try place(shared) == "refutation.branches[0].minor")
        // Likewise (b) for the second.
        let both = TestMasks(left: blockMasks.left, right: ["110", "011", "111"])
        #expect(try place(both) == "refutation.branches[1].minor")
        #expect(
            try place(both) { $0.branches[1] = #"{"minor": {"rows": [1], "columns": [0], "neurons": []}}"# } == nil)
        // What one factor's kernel forces is not known where it is the other's.
        #expect(try place { $0.branches.reverse() } == "refutation.branches[0].minor")
    }

    @Test func thereAreAsManyBranchesAsAlternatives() throws {
        #expect(try place { $0.branches.removeLast() } == "refutation.branches")
        #expect(try place { $0.branches.append($0.branches[0]) } == "refutation.branches")
        #expect(try place { $0.branches = [] } == "refutation.branches")
    }

    @Test func linesAreThoseOfTheInstanceAndOfTheWitness() throws {
        #expect(try place { $0.rows = "[0, 1, 3]" } == "refutation.rank.rows[2]")
        #expect(try place { $0.columns = "[0, 1, 1]" } == "refutation.rank.columns[2]")
        #expect(try place { $0.rows = "[]" } == "refutation.rank")
        #expect(try place { $0.columns = "[]" } == "refutation.rank")
        let more = TestMasks(left: blockMasks.left + ["000"], right: blockMasks.right + ["000"])
        #expect(try place(more) == nil)
        #expect(try place(more) { $0.rows = "[0, 1, 2, 3]" } == "refutation.rank")
        #expect(try place(more) { $0.columns = "[0, 1, 2, 3]" } == "refutation.rank")
    }

    @Test func keysAreExact() throws {
        #expect(try place { $0.left += #", "zeros": []"# } == "refutation.rank.zeros")
        let node = RankNode().json.replacingOccurrences(of: "\"left\"", with: "\"rows\"")
        #expect(
            try !verify(notClosedCertificate(blockMasks, window: blockWindow, witness: blockWitness, refutation: node))
                .isVerified)
    }

    @Test func aSplitBeforeItTakesSupportsAway() throws {
        // Where x_{22} = 0 no support reaches (2, 2); where it is not, the node is as before.
        let corner = #"{"minor": {"rows": [2], "columns": [2], "neurons": []}}"#
        func split(_ variable: String, _ zero: String, _ nonzero: String) -> String {
            "{\"split\": \(variable), \"zero\": \(zero), \"nonzero\": \(nonzero)}"
        }
        func isVerified(_ refutation: String) throws -> Bool {
            try verify(
                notClosedCertificate(blockMasks, window: blockWindow, witness: blockWitness, refutation: refutation)
            ).isVerified
        }
        #expect(try isVerified(split("[1, 2, 2]", corner, RankNode().json)))
        // A variable that a branch has forced to be zero is not split again, one of the other factor is.
        var node = RankNode()
        node.branches[0] = split("[1, 0, 1]", node.branches[0], node.branches[0])
        #expect(try !isVerified(node.json))
        node.branches[0] = split("[0, 1, 1]", RankNode().branches[0], RankNode().branches[0])
        #expect(try isVerified(node.json))
        // What was forced in a branch is forgotten after it.
        #expect(try !isVerified(split("[0, 0, 0]", RankNode().json, RankNode().branches[0])))
    }
}

@Suite struct RankLeafTests {
    // Two supports on all of 3 × 3, and the unit matrix: not a limit, but the refutation can be looked at where
    // membership is asked.
    private func membership(_ masks: TestMasks, _ matrix: String, _ refutation: String) throws -> String? {
        try verify(
            "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(masks.json), \"verdict\": \"not-member\", \"matrix\": \(matrix), \"refutation\": \(refutation)}"
        ).place
    }

    private func node(_ pivots: String, _ branches: String, left: String = "[]", right: String = "[]") -> String {
        "{\"rank\": {\"rows\": [0, 1, 2], \"columns\": [0, 1, 2], \"pivots\": \(pivots), \"left\": \(left), \"right\": \(right)}, \"branches\": \(branches)}"
    }

    private let unit = #"[[0, 0, "1"], [1, 1, "1"], [2, 2, "1"]]"#

    @Test func moreRankThanSupportsIsAContradiction() throws {
        let masks = TestMasks(left: ["11", "11", "11"], right: ["11", "11", "11"])
        let pivots = "[[0, 0], [1, 1], [2, 2]]"
        #expect(try membership(masks, unit, node(pivots, "[]")) == nil)
        #expect(try membership(masks, unit, node("[[0, 0], [1, 1]]", "[]")) == "refutation.branches")
        let three = TestMasks(left: ["111", "111", "111"], right: ["111", "111", "111"])
        #expect(try membership(three, unit, node(pivots, "[]")) == "refutation.branches")
    }

    @Test func withFullRankBothKernelsCount() throws {
        // Rank two and two supports; the rows 0 and 1 of A are equal, and so are the columns 0 and 1.
        let matrix = #"[[0, 0, "1"], [0, 1, "1"], [1, 0, "1"], [1, 1, "1"], [2, 2, "1"]]"#
        let masks = TestMasks(left: ["10", "11", "01"], right: ["11", "01", "01"])
        let equal = #"[[[0, "1"], [1, "-1"]]]"#
        // Support 0 has rows 0, 1 and column 0; support 1 loses row 1, then (1, 1) is reached by no support.
        let corner = #"{"minor": {"rows": [1], "columns": [1], "neurons": []}}"#
        #expect(
            try membership(masks, matrix, node("[[0, 0], [2, 2]]", "[\(corner)]", left: equal, right: equal)) == nil)
        #expect(
            try membership(masks, matrix, node("[[0, 0], [2, 2]]", "[\(corner)]", right: equal))
                == "refutation.branches[0].minor")
    }

    @Test func aVectorIsUsedAgainOnceMoreIsZero() throws {
        // u = (1, −1, 0) makes x_{10} zero only after v = (0, 0, 1) … there is no such v: the order of vectors counts.
        let matrix = #"[[0, 0, "1"], [1, 0, "1"], [2, 0, "1"]]"#
        let masks = TestMasks(left: ["11", "10", "01"], right: ["11", "00", "00"])
        let (a, b) = (#"[[0, "1"], [1, "-1"]]"#, #"[[1, "1"], [2, "-1"]]"#)
        // b: x_{10} and x_{21} are single, hence zero; then A_{10} is reached by nothing.
        let refutation = { (vectors: String) in
            "{\"rank\": {\"rows\": [0, 1, 2], \"columns\": [0], \"pivots\": [[0, 0]], \"left\": [\(vectors)], \"right\": []}, \"branches\": [{\"minor\": {\"rows\": [1], \"columns\": [0], \"neurons\": []}}, {\"minor\": {\"rows\": [1], \"columns\": [0], \"neurons\": []}}]}"
        }
        #expect(try membership(masks, matrix, refutation(b)) == "refutation.branches[1].minor")
        #expect(try membership(masks, matrix, refutation(a)) == "refutation.branches[0].minor")
    }

    @Test func ranksAreComparedForTwoFactorsOnly() throws {
        let instance = #"{"name": "t", "layers": [["111", "111", "111"], ["111", "111"], ["11", "11", "11"]]}"#
        let certificate =
            "{\"format\": \"supportcheck.certificate/2\", \"instance\": \(instance), \"verdict\": \"not-member\", \"matrix\": \(unit), \"refutation\": \(node("[[0, 0], [1, 1], [2, 2]]", "[]"))}"
        #expect(try verify(certificate).place == "refutation.rank")
    }
}

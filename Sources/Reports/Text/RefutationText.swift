import ExactArithmetic
import SupportMasks
import SupportTheory

/// Why A = X Yᵀ has no solution, in words: the case splits as an indented list, with a determinant or an identity at
/// each end.
struct RefutationText {
    /// Larger minors are described without a picture.
    private static let mostLines = 24

    private let proof: NonClosedness
    private let supports: RankOneSupports
    private let names: LineNames

    init(_ proof: NonClosedness, _ supports: RankOneSupports, _ names: LineNames) {
        self.proof = proof
        self.supports = supports
        self.names = names
    }

    var passages: [Passage] {
        let introduction: [Passage] = usesEntries(proof.refutation) ? [.paragraph(Self.notation)] : []
        let all = introduction + passages(proof.refutation, zeros: [], depth: 0)
        var room = Self.mostTextLines
        let shown = all.prefix { passage in
            room -= passage.lines.count
            return room >= 0
        }
        guard shown.count < all.count else { return all }
        let rest = all[shown.count...].reduce(0) { $0 + $1.lines.count }
        return shown + [.paragraph("… and \(rest) more lines of cases (the whole refutation is in the certificate)")]
    }

    /// More lines of nested cases than this help no reader.
    private static let mostTextLines = 120

    private static let notation =
        "x[i,k] and y[j,k] are the entries of X and Y at support k, and e[i,j] = (X Yᵀ)[i,j] − A[i,j]; if A = X Yᵀ, every e[i,j] is 0."

    /// Whether single entries of the factors are named, so that their notation has to be said.
    private func usesEntries(_ refutation: Refutation) -> Bool {
        if case .minor = refutation { return false }
        return true
    }

    private func passages(
        _ refutation: Refutation, zeros: Set<FactorEntry>, splits: [[PolynomialTerm]] = [], depth: Int
    ) -> [Passage] {
        switch refutation {
        case .minor(let rows, let columns, let kept):
            return minor(rows, columns, Set(kept.map(\.unit)), zeros, depth)
        case .identity(let data):
            return identity(data, zeros, splits, depth)
        case .split(let entry, .minor(let rows, let columns, let kept), let nonzero)
        where rows.count == 1 && columns.count == 1 && kept.isEmpty:
            // The common case on one line, without a level of its own.
            let sentence =
                "\(name(entry)) ≠ 0: else no support reaches \(names.cell(rows[0], columns[0])), where A is \(value(rows[0], columns[0]))."
            return [.paragraph(sentence, depth: depth)] + passages(nonzero, zeros: zeros, splits: splits, depth: depth)
        case .split(let entry, let zero, let nonzero):
            return [.paragraph("If \(name(entry)) = 0:", depth: depth)]
                + passages(zero, zeros: zeros.union([entry]), splits: splits, depth: depth + 1)
                + [.paragraph("If \(name(entry)) ≠ 0:", depth: depth)]
                + passages(nonzero, zeros: zeros, splits: splits, depth: depth + 1)
        case .splitPolynomial(let polynomial, let zero, let nonzero):
            let name = text(polynomial)
            return [.paragraph("If \(name) = 0:", depth: depth)]
                + passages(zero, zeros: zeros, splits: splits + [polynomial], depth: depth + 1)
                + [.paragraph("If \(name) ≠ 0:", depth: depth)]
                + passages(nonzero, zeros: zeros, splits: splits + [polynomial], depth: depth + 1)
        case .rank(let comparison):
            return ranks(comparison, zeros, splits, depth)
        }
    }

    private func ranks(
        _ comparison: RankComparison<Refutation>, _ zeros: Set<FactorEntry>, _ splits: [[PolynomialTerm]], _ depth: Int
    ) -> [Passage] {
        let rank = comparison.pivots.count
        let window = "On \(names.rows(comparison.rows)) and \(names.columns(comparison.columns))"
        guard !comparison.alternatives.isEmpty else {
            let sentence =
                "\(window) A has rank \(rank) at least, and fewer supports reach these cells: a contradiction."
            return [.paragraph(sentence, depth: depth)]
        }
        let isBoth = comparison.alternatives.count == 1
        let reason =
            isBoth
            ? "\(rank) supports reach these cells, and A has rank \(rank): so have X and Y, and with it A's kernels."
            : "\(rank + 1) supports reach these cells, and A has rank \(rank) at least: so X or Y has the rank of A, and with it A's kernel."
        var all: [Passage] = [.paragraph("Suppose A = X Yᵀ. \(window) \(reason)", depth: depth)]
        for (alternative, factor) in zip(comparison.alternatives, isBoth ? ["X and Y have"] : ["X has", "Y has"]) {
            let names = alternative.zeros.map(name).joined(separator: ", ")
            let consequence = alternative.zeros.isEmpty ? "" : ", then 0 = \(names)"
            all.append(.paragraph("If \(factor) A's kernel\(consequence):", depth: depth))
            all += passages(
                alternative.refutation, zeros: zeros.union(alternative.zeros), splits: splits, depth: depth + 1)
        }
        return all
    }

    private func minor(_ rows: [Int], _ columns: [Int], _ kept: Set<Int>, _ zeros: Set<FactorEntry>, _ depth: Int)
        -> [Passage]
    {
        let minor = MinorPicture(rows: rows, columns: columns, names: names, limit: proof.limit) { row, column in
            supports.cover(row: row, column: column).allSatisfy { support in
                kept.contains(support) || zeros.contains(.x(row, support)) || zeros.contains(.y(column, support))
            }
        }
        if rows.count == 1, columns.count == 1, kept.isEmpty {
            return [
                .paragraph(
                    "No support reaches \(names.cell(rows[0], columns[0])), where A is \(value(rows[0], columns[0])): a contradiction.",
                    depth: depth)
            ]
        }
        let entries = zeros.isEmpty ? "" : ", with the entries above that are 0,"
        var text =
            "Suppose A = X Yᵀ. On \(names.rows(rows)) and \(names.columns(columns)) the cells that are not marked ?\(entries) are reached by "
            + "no support but \(names.supports.listed(kept.sorted())). So A agrees there with a matrix M of rank at most \(kept.count), and det M = 0."
        if let end = minor.determinant {
            let cells = end.cells.map { names.cell($0.row, $0.column) }.joined(separator: ", ")
            text +=
                " But whatever stands at ?, every choice of \(rows.count) cells, one in each row and column, meets a zero, but for \(cells): "
                + "det M = \(end.value), a contradiction."
        }
        guard rows.count <= Self.mostLines else { return [.paragraph(text, depth: depth)] }
        return [.paragraph(text, depth: depth), .space, .tables([minor.grid], depth: depth)]
            + (zeros.isEmpty ? [] : [.space])
    }

    private func identity(
        _ data: Refutation.Identity, _ zeros: Set<FactorEntry>, _ splits: [[PolynomialTerm]], _ depth: Int
    ) -> [Passage] {
        let domain = "for all X and Y with these supports" + (zeros.isEmpty ? "" : " where the entries above are 0")
        let left =
            data.multipliers.map { "(\(text($0.polynomial))) · e[\(names.rows[$0.row]),\(names.columns[$0.column])]" }
            + data.assumed.map { "(\(text($0.value))) · (\(text(splits[$0.split])))" }
        let product = PolynomialTerm(data.constant, data.monomial)
        let powers = data.factors.map { "(\(text(splits[$0.split])))" + ($0.value == 1 ? "" : "^\($0.value)") }
        let right =
            ([([text([product])] + powers).joined(separator: " · ")]
            + data.squares.map { "\($0.coefficient.description) · (\(text($0.polynomial)))²" }).joined(
                separator: " + ")
        let isPlain = product.powers.isEmpty && powers.isEmpty
        let reason =
            data.squares.isEmpty
            ? (isPlain ? "and \(right) is not" : "and \(right) is not, since its factors are not 0 here")
            : "and the right side is positive"
        return [
            .paragraph("Expanded, \(domain),", depth: depth),
            .formula("\(left.joined(separator: " + ")) = \(right).", depth: depth + 1),
            .paragraph("If A = X Yᵀ, the left side is 0, \(reason): a contradiction.", depth: depth),
        ]
    }

    private func text(_ polynomial: [PolynomialTerm]) -> String {
        var text = ""
        for (index, term) in polynomial.enumerated() {
            let isNegative = term.coefficient.signum() < 0
            text += index == 0 ? (isNegative ? "−" : "") : (isNegative ? " − " : " + ")
            let factors = term.powers.map { name($0.entry) + ($0.exponent == 1 ? "" : "^\($0.exponent)") }
            let size = term.coefficient.magnitude
            text += ((size.isOne && !factors.isEmpty ? [] : [size.description]) + factors).joined(separator: " ")
        }
        return text
    }

    private func value(_ row: Int, _ column: Int) -> String {
        (proof.limit[Cell(row: row, column: column)] ?? 0).description
    }

    private func name(_ entry: FactorEntry) -> String {
        entry.layer == 1
            ? "x[\(names.rows[entry.output]),\(names.supports[entry.input])]"
            : "y[\(names.columns[entry.input]),\(names.supports[entry.output])]"
    }
}

/// A square window of A in which some cells are known and the others are marked ?.
private struct MinorPicture {
    let rows: [Int]
    let columns: [Int]
    let names: LineNames
    let limit: [Cell: Rational]
    let isKnown: (Int, Int) -> Bool

    var grid: Grid {
        Grid(
            title: "M", columnLabels: columns.map { names.columns[$0] },
            rows: rows.map { row in
                (
                    names.rows[row],
                    columns.map { isKnown(row, $0) ? (limit[Cell(row: row, column: $0)] ?? 0).description : "?" }
                )
            })
    }

    /// Larger minors are not expanded: nobody reads so many cells, and the certificate has them.
    private static let mostExpanded = 256

    /// The only permutation without a zero, and the determinant that it gives; nil if some step does not find its cell,
    /// and for large minors.
    ///
    /// Peels: a row with one possible cell left, which is known, gives that cell; its row and column go. Every cell is
    /// looked at once, and every row once for each step.
    var determinant: (cells: [Cell], value: Rational)? {
        guard rows.count <= Self.mostExpanded else { return nil }
        // Of each row the columns, by their places, that it may have a cell in that is not zero.
        var possible = rows.map { row in
            Set(columns.indices.filter { isPossible(row, columns[$0]) })
        }
        var left = Array(rows.indices)
        var cells: [Cell] = []
        while !left.isEmpty {
            let found = left.first { row in
                guard possible[row].count == 1, let column = possible[row].first else { return false }
                return isKnown(rows[row], columns[column])
            }
            guard let row = found, let column = possible[row].first else { return nil }
            cells.append(Cell(row: rows[row], column: columns[column]))
            left.removeAll { $0 == row }
            for other in left { possible[other].remove(column) }
        }
        cells.sort()
        var value: Rational = 1
        for (index, cell) in cells.enumerated() {
            value *= limit[cell] ?? 0
            for earlier in cells[..<index] where earlier.column > cell.column { value.negate() }
        }
        return (cells, value)
    }

    /// Whether a cell is marked ?, or not zero.
    private func isPossible(_ row: Int, _ column: Int) -> Bool {
        !isKnown(row, column) || !(limit[Cell(row: row, column: column)] ?? 0).isZero
    }
}

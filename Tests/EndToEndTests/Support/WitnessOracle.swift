/// Whether X(t) Y(t)ᵀ → A on the masks of a certificate, from the definition; shares nothing with the solver or the checker.
enum WitnessOracle {
    /// A rational number with small parts.
    struct Fraction: Hashable {
        let numerator: Int
        let denominator: Int

        init(_ numerator: Int, _ denominator: Int = 1) {
            var (a, b) = (abs(numerator), abs(denominator))
            while b != 0 { (a, b) = (b, a % b) }
            let sign = denominator < 0 ? -1 : 1
            self.numerator = sign * numerator / max(a, 1)
            self.denominator = sign * denominator / max(a, 1)
        }

        init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard let top = Int(parts[0]), let bottom = parts.count == 2 ? Int(parts[1]) : 1, bottom != 0 else { return nil }
            self.init(top, bottom)
        }

        static func + (a: Fraction, b: Fraction) -> Fraction {
            Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
        }

        static func * (a: Fraction, b: Fraction) -> Fraction { Fraction(a.numerator * b.numerator, a.denominator * b.denominator) }
    }

    private typealias Laurent = [Int: Fraction]
    private struct Cell: Hashable { let line: Int, other: Int }

    static func holds(_ certificate: JSONTree) -> Bool {
        guard let masks = certificate["instance"], let witness = certificate["witness"],
            let left = mask(masks["I"]), let right = mask(masks["J"]),
            let x = factor(witness["X"], within: left), let y = factor(witness["Y"], within: right),
            let a = limit(witness["A"], rows: left.count, columns: right.count)
        else { return false }
        var product: [Cell: Laurent] = [:]
        for (p, u) in x {
            for (q, v) in y where p.other == q.other {
                for (d, c) in u { for (e, b) in v { product[Cell(line: p.line, other: q.line), default: [:]][d + e, default: Fraction(0)] = (product[Cell(line: p.line, other: q.line)]?[d + e] ?? Fraction(0)) + c * b } }
            }
        }
        return left.indices.allSatisfy { i in
            right.indices.allSatisfy { j in
                let cell = (product[Cell(line: i, other: j)] ?? [:]).filter { $0.value.numerator != 0 }
                return cell.keys.allSatisfy { $0 >= 0 } && (cell[0] ?? Fraction(0)) == (a[Cell(line: i, other: j)] ?? Fraction(0))
            }
        }
    }

    private static func mask(_ tree: JSONTree?) -> [[Bool]]? {
        tree?.elements.map { ($0.string ?? "").map { $0 == "1" } }
    }

    /// Nil if an entry lies outside the mask.
    private static func factor(_ tree: JSONTree?, within mask: [[Bool]]) -> [Cell: Laurent]? {
        var result: [Cell: Laurent] = [:]
        for entry in tree?.elements ?? [] {
            guard entry.elements.count == 3, let line = entry.elements[0].integer, let support = entry.elements[1].integer,
                mask.indices.contains(line), mask[line].indices.contains(support), mask[line][support]
            else { return nil }
            for term in entry.elements[2].elements {
                guard let exponent = term.elements.first?.integer, let value = term.elements.last?.string.flatMap(Fraction.init) else { return nil }
                result[Cell(line: line, other: support), default: [:]][exponent] = value
            }
        }
        return result
    }

    private static func limit(_ tree: JSONTree?, rows: Int, columns: Int) -> [Cell: Fraction]? {
        var result: [Cell: Fraction] = [:]
        for entry in tree?.elements ?? [] {
            guard entry.elements.count == 3, let i = entry.elements[0].integer, let j = entry.elements[1].integer,
                (0..<rows).contains(i), (0..<columns).contains(j), let value = entry.elements[2].string.flatMap(Fraction.init)
            else { return nil }
            result[Cell(line: i, other: j)] = value
        }
        return result
    }
}

/// Whether W_N(t) ⋯ W_1(t) → A on the masks of a certificate, from the definition; shares nothing
/// with the solver or the checker.
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
            guard let top = Int(parts[0]), let bottom = parts.count == 2 ? Int(parts[1]) : 1, bottom != 0 else {
                return nil
            }
            self.init(top, bottom)
        }

        static func + (a: Fraction, b: Fraction) -> Fraction {
            Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
        }

        static func * (a: Fraction, b: Fraction) -> Fraction {
            Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
        }
    }

    private typealias Laurent = [Int: Fraction]
    private struct Cell: Hashable { let line: Int, other: Int }

    static func holds(_ certificate: JSONTree) -> Bool {
        guard let masks = certificate["instance"], let witness = certificate["witness"] else { return false }
        let layers = witness["layers"]?.elements ?? []
        if let left = mask(masks["I"]), let right = mask(masks["J"]) {
            return holds(layers, [transposed(right), left], witness["A"])
        }
        return holds(layers, masks["layers"]?.elements.compactMap(mask) ?? [], witness["A"])
    }

    private static func transposed(_ mask: [[Bool]]) -> [[Bool]] {
        (mask.first ?? []).indices.map { column in mask.map { $0[column] } }
    }

    /// Layers and their masks, input side first.
    private static func holds(_ layers: [JSONTree], _ masks: [[[Bool]]], _ a: JSONTree?) -> Bool {
        guard layers.count == masks.count, let first = masks.first?.first, let last = masks.last else { return false }
        var result: [Cell: Laurent]?
        for (layer, mask) in zip(layers, masks) {
            guard let entries = factor(layer, within: mask) else { return false }
            result = result.map { product(entries, $0) } ?? entries
        }
        return tends(result ?? [:], to: a, rows: last.count, columns: first.count)
    }

    private static func product(_ left: [Cell: Laurent], _ right: [Cell: Laurent]) -> [Cell: Laurent] {
        var product: [Cell: Laurent] = [:]
        for (p, u) in left {
            for (q, v) in right where p.other == q.line {
                let cell = Cell(line: p.line, other: q.other)
                for (d, c) in u {
                    for (e, b) in v {
                        product[cell, default: [:]][d + e] = (product[cell]?[d + e] ?? Fraction(0)) + c * b
                    }
                }
            }
        }
        return product
    }

    private static func tends(_ product: [Cell: Laurent], to a: JSONTree?, rows: Int, columns: Int) -> Bool {
        guard let a = limit(a, rows: rows, columns: columns) else { return false }
        return (0..<rows).allSatisfy { i in
            (0..<columns).allSatisfy { j in
                let cell = (product[Cell(line: i, other: j)] ?? [:]).filter { $0.value.numerator != 0 }
                return cell.keys.allSatisfy { $0 >= 0 }
                    && (cell[0] ?? Fraction(0)) == (a[Cell(line: i, other: j)] ?? Fraction(0))
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
            guard entry.elements.count == 3, let line = entry.elements[0].integer,
                let support = entry.elements[1].integer,
                mask.indices.contains(line), mask[line].indices.contains(support), mask[line][support]
            else { return nil }
            for term in entry.elements[2].elements {
                guard let exponent = term.elements.first?.integer,
                    let value = term.elements.last?.string.flatMap(Fraction.init)
                else { return nil }
                result[Cell(line: line, other: support), default: [:]][exponent] = value
            }
        }
        return result
    }

    private static func limit(_ tree: JSONTree?, rows: Int, columns: Int) -> [Cell: Fraction]? {
        var result: [Cell: Fraction] = [:]
        for entry in tree?.elements ?? [] {
            guard entry.elements.count == 3, let i = entry.elements[0].integer, let j = entry.elements[1].integer,
                (0..<rows).contains(i), (0..<columns).contains(j),
                let value = entry.elements[2].string.flatMap(Fraction.init)
            else { return nil }
            result[Cell(line: i, other: j)] = value
        }
        return result
    }
}

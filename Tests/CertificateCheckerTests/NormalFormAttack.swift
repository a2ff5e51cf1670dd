import CertificateChecker

/// Random trees of normal forms, built in the order in which the checker reads them: random cells, random cleared
/// cells, random ends. What the checker accepts is kept,
/// and what it rejects is tried anew. On an instance that is not closed some end must resist for ever.
struct RandomTree {
    typealias Cell = StateModel.Cell

    let masks: TestMasks
    /// Steps before SC304, and the state that they lead to.
    var prefix: [String] = []
    var model: StateModel
    var random: SplitMix64
    /// How often the checker accepted what, whether the whole was accepted or not.
    var accepted: [String: Int] = [:]
    private var deletions: [String] = []
    private var deletedLines: [(side: String, line: Int)] = []

    init(masks: TestMasks, random: SplitMix64) {
        self.masks = masks
        self.random = random
        model = StateModel(masks)
    }

    /// A certificate of SC304 that was verified, after a step SC201 now and then, or nil.
    mutating func run() throws -> String? {
        if chance(35),
            let index = model.classes.indices.filter({ model.isComplete(model.classes[$0]) }).randomElement(
                using: &random)
        {
            prefix = ["{\"rule\": \"SC201\", \"classes\": [\(index)]}"]
            model.absorb([index])
        }
        try proveDeletions()
        let cells = Set(model.classes.flatMap(model.observed))
        guard let tree = try node(cells, [], path: "proof.proof[\(prefix.count)].tree", wrap: { $0 }) else {
            return nil
        }
        return try verify(certificate(tree)).isVerified ? certificate(tree) : nil
    }

    private func certificate(_ tree: String) -> String {
        closedCertificate(
            masks,
            prefix + ["{\"rule\": \"SC304\", \"deletions\": [\(deletions.joined(separator: ", "))], \"tree\": \(tree)}"]
        )
    }

    private mutating func proveDeletions() throws {
        for (side, count) in [("rows", model.rowCount), ("columns", model.columnCount)] {
            for line in 0..<count {
                var rest = model
                // A line that no class meets could be deleted at once, and the tree would be trivial.
                guard !model.type(line, side == "columns").isEmpty || chance(10) else { continue }
                rest.delete(rows: side == "rows" ? [line] : [], columns: side == "columns" ? [line] : [])
                var source = RandomProof(masks: masks, random: SplitMix64(seed: random.next()))
                let (masks, prefix) = (masks, prefix)
                let deletion = { @Sendable (proof: [String]) in
                    "{\"side\": \"\(side)\", \"line\": \(line), \"proof\": [\(proof.joined(separator: ", "))]}"
                }
                source.certificate = {
                    closedCertificate(
                        masks, prefix + ["{\"rule\": \"SC304\", \"deletions\": [\(deletion($0))], \"tree\": 0}"])
                }
                source.unfinished = "proof.proof[\(prefix.count)].deletions[0].proof"
                source.finished = "proof.proof[\(prefix.count)].tree"
                guard let proof = try source.walk(rest, steps: 12) else { continue }
                deletions.append(deletion(proof))
                deletedLines.append((side, line))
            }
        }
    }

    // MARK: Nodes

    /// The text of an accepted node; `wrap` puts it into the tree so far, with 0 for what is still to come.
    private mutating func node(_ undecided: Set<Cell>, _ nonzero: [Cell], path: String, wrap: (String) -> String) throws
        -> String?
    {
        func isAccepted(_ text: String, _ tree: RandomTree) throws -> Bool {
            let place = try verify(tree.certificate(wrap(text))).place
            return place.map { !$0.hasPrefix(path) } ?? true
        }
        let zeroLines = deletedLines.filter { entry in
            !undecided.union(nonzero).contains { (entry.side == "rows" ? $0.row : $0.column) == entry.line }
        }
        if let entry = zeroLines.randomElement(using: &random)
            ?? (chance(10) ? deletedLines.randomElement(using: &random) : nil)
        {
            let text = "{\"zeroLine\": {\"side\": \"\(entry.side)\", \"line\": \(entry.line)}}"
            if try isAccepted(text, self) { return counted("zeroLine", text) }
        }
        if undecided.isEmpty || chance(5) {
            for _ in 0..<(undecided.isEmpty ? 40 : 1) {
                let (kind, text) = end(nonzero)
                if try isAccepted(text, self) { return counted(kind, text) }
            }
        }
        guard let pivot = sorted(undecided).randomElement(using: &random) else { return nil }
        let cell = "[\(pivot.row), \(pivot.column)]"
        func branch(_ zero: String, _ cleared: [Cell], _ nonzero: String) -> String {
            "{\"cell\": \(cell), \"zero\": \(zero), \"cleared\": [\(list(cleared))], \"nonzero\": \(nonzero)}"
        }
        guard
            let zero = try node(
                undecided.subtracting([pivot]), nonzero, path: path + ".zero", wrap: { wrap(branch($0, [], "0")) })
        else { return nil }
        var cleared: [Cell] = []
        let order = sorted(undecided).shuffled(using: &random)
        for target in order where target.row == pivot.row || target.column == pivot.column || chance(5) {
            guard chance(85),
                try verify(certificate(wrap(branch(zero, cleared + [target], "0")))).place == path + ".nonzero"
            else { continue }
            cleared.append(target)
            accepted["cleared", default: 0] += 1
        }
        let rest = undecided.subtracting(cleared + [pivot])
        guard
            let other = try node(
                rest, nonzero + [pivot], path: path + ".nonzero", wrap: { wrap(branch(zero, cleared, $0)) })
        else { return nil }
        return branch(zero, cleared, other)
    }

    private mutating func counted(_ kind: String, _ text: String) -> String {
        accepted[kind, default: 0] += 1
        return text
    }

    // MARK: Ends

    private mutating func end(_ nonzero: [Cell]) -> (kind: String, text: String) {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: ("stars", Proof.stars(cover(nonzero).map { ($0.support, $0.cells.map { [$0.row, $0.column] }) }))
        case 4..<7: ("rank", rank(nonzero))
        case 7..<9: ("factors", factors(nonzero, parameter: nil))
        default: ("parameter", factors(nonzero, parameter: nonzero.randomElement(using: &random)))
        }
    }

    /// The class of each support.
    private var classes: [Int] {
        model.classes.indices.flatMap { Array(repeating: $0, count: model.classes[$0].multiplicity) }
    }

    /// Stars that cover most of the cells, each of a support.
    private mutating func cover(_ nonzero: [Cell]) -> [(support: Int, cells: [Cell])] {
        var remaining = nonzero
        var result: [(support: Int, cells: [Cell])] = []
        let classes = classes
        for support in classes.indices.shuffled(using: &random) {
            let entry = model.classes[classes[support]]
            let able = remaining.filter {
                entry.rows.contains($0.row) && entry.columns.contains($0.column) || chance(2)
            }
            guard let centre = able.randomElement(using: &random) else { continue }
            let isRow = chance(50)
            let star = able.filter {
                (isRow ? $0.row == centre.row : $0.column == centre.column) && ($0 == centre || chance(80))
            }
            remaining.removeAll { star.contains($0) }
            // A support that is too many, or that has a star already, now and then.
            result.append((chance(3) ? Int.random(in: 0...classes.count, using: &random) : support, star))
        }
        return result
    }

    /// Cells that leave a forest.
    private func parameters(_ nonzero: [Cell]) -> [Cell] {
        var labels = Array(0..<model.rowCount + model.columnCount)
        return nonzero.filter { cell in
            let (row, column) = (labels[cell.row], labels[model.rowCount + cell.column])
            labels = labels.map { $0 == column ? row : $0 }
            return row == column
        }
    }

    private mutating func rank(_ nonzero: [Cell]) -> String {
        var cells: [Cell] = []
        let order = nonzero.shuffled(using: &random)
        for cell in order
        where chance(85) && (chance(2) || !cells.contains { $0.row == cell.row || $0.column == cell.column }) {
            cells.append(cell)
        }
        let rows = cells.map(\.row).filter { _ in chance(20) }
        let columns = cells.map(\.column).filter { _ in chance(20) }
        let left = Set(cells.map(\.row)).subtracting(rows)
        let right = Set(cells.map(\.column)).subtracting(columns)
        let neurons = classes.enumerated().filter { _, index in
            let entry = model.classes[index]
            return !(entry.rows.isDisjoint(with: left) || entry.columns.isDisjoint(with: right)) && !chance(3)
        }
        let parameters = parameters(nonzero)
        return Proof.cases(
            parameters.map { [$0.row, $0.column] },
            Proof.rank(
                rows: cells.map(\.row), columns: cells.map(\.column), cutRows: rows, cutColumns: columns,
                neurons: neurons.map { [0, $0.offset] },
                determinant: Proof.denominator(parameters.map { cells.contains($0) ? 1 : 0 })))
    }

    /// A cover by stars, scaled by powers of λ that the denominator takes back; and two terms mixed, as they may be
    /// where one's rows hold the other's and the columns the reverse.
    private mutating func factors(_ nonzero: [Cell], parameter: Cell?) -> String {
        struct Term {
            let support: Int
            var x: [Int: Int] = [:]
            var y: [Int: Int] = [:]
        }
        let power = parameter == nil && !chance(3) ? 0 : Int.random(in: 0...2, using: &random)
        var isMarked: Set<Int> = []
        var terms: [Term] = []
        for star in cover(nonzero) {
            var term = Term(support: star.support)
            for cell in star.cells { (term.x[cell.row], term.y[cell.column]) = (1, 1) }
            terms.append(term)
            if let parameter, star.cells.contains(parameter) { isMarked.insert(terms.count - 1) }
        }
        if terms.count > 1, parameter == nil, chance(30) {
            // x₀ y₀ᵀ + x₁ y₁ᵀ = (x₀ + c x₁) y₀ᵀ + x₁ (y₁ − c y₀)ᵀ
            let order = terms.indices.shuffled(using: &random)
            let (a, b, c) = (order[0], order[1], Int.random(in: -2...2, using: &random))
            for (line, value) in terms[b].x { terms[a].x[line, default: 0] += c * value }
            for (line, value) in terms[a].y { terms[b].y[line, default: 0] -= c * value }
        }
        let exponents = { (exponent: Int) in parameter == nil ? [] : [exponent] }
        var (first, second): ([String], [String]) = ([], [])
        for (position, term) in terms.enumerated() {
            // At the parameter the entry is λ: its column of a star in a row, and the other way round.
            let lambdaRow = isMarked.contains(position) && term.y.count == 1 ? parameter?.row : nil
            let lambdaColumn = isMarked.contains(position) && term.y.count > 1 ? parameter?.column : nil
            for (column, value) in term.y.sorted(by: { $0.key < $1.key }) where value != 0 {
                let exponent = exponents(column == lambdaColumn ? 1 : 0)
                first.append("[\(term.support), \(column), [[\"\(value)\", \(exponent)]]]")
            }
            for (row, value) in term.x.sorted(by: { $0.key < $1.key }) where value != 0 {
                let exponent = exponents(power + (row == lambdaRow ? 1 : 0))
                second.append("[\(row), \(term.support), [[\"\(value)\", \(exponent)]]]")
            }
        }
        let entries = "[\(first.joined(separator: ", "))], [\(second.joined(separator: ", "))]"
        return Proof.cases(
            parameter.map { [[$0.row, $0.column]] } ?? [],
            "{\"factors\": [\(entries)], \"denominator\": \(Proof.denominator(exponents(power)))}")
    }

    // MARK: Chance

    private func sorted(_ cells: Set<Cell>) -> [Cell] { cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) } }
    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
}

private func list(_ cells: [StateModel.Cell]) -> String {
    cells.map { "[\($0.row), \($0.column)]" }.joined(separator: ", ")
}

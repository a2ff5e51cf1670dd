import SupportMasks

/// Collects loadings, by the names of items and factors, until the pattern is complete.
struct PatternBuilder {
    private let file: String
    private var items = NameList()
    private var factors = NameList()
    /// Whether the cell of an item and a factor is inside of the support.
    private var cells: [UInt64: Bool] = [:]
    private var lineOfFactor: [Int] = []
    private var hasLoading: [Bool] = []
    /// The first of the loadings that are listed twice, and how many there are.
    private var repeated: [String] = []
    private var repeatedCount = 0
    private var notes: [String] = []

    init(file: String) { self.file = file }

    /// Whether a factor of this name is known.
    func hasFactor(_ name: Substring) -> Bool { factors.index[String(name)] != nil }

    /// Whether an item of this name is known.
    func hasItem(_ name: Substring) -> Bool { items.index[String(name)] != nil }

    /// The number of an item, which is a new one where the name is.
    mutating func item(_ name: Substring, at place: TextPlace) throws(MaskFileError) -> Int {
        let number = items.number(of: try NameCheck.checked(name, "an item", place, file))
        guard items.names.count <= PatternLimits.mostItems else {
            throw place.error(file, "expected at most \(PatternLimits.mostItems) items, found more")
        }
        return number
    }

    /// The number of a factor, which is a new one where the name is.
    mutating func factor(_ name: Substring, at place: TextPlace) throws(MaskFileError) -> Int {
        let number = factors.number(of: try NameCheck.checked(name, "a factor", place, file))
        guard factors.names.count <= PatternLimits.mostFactors else {
            throw place.error(file, "expected at most \(PatternLimits.mostFactors) factors, found more")
        }
        if number == lineOfFactor.count {
            lineOfFactor.append(place.line)
            hasLoading.append(false)
        }
        return number
    }

    /// Takes what a file says of a loading.
    ///
    /// - Parameter isInside: whether it may differ from zero.
    /// - Throws: where the file has said the opposite before.
    mutating func take(item: Int, factor: Int, isInside: Bool = true, at place: TextPlace) throws(MaskFileError) {
        let key = UInt64(item) << 32 | UInt64(factor)
        if let before = cells.updateValue(isInside, forKey: key) {
            let what = "item '\(items.names[item])' in factor '\(factors.names[factor])'"
            guard before == isInside else {
                throw place.error(file, "expected one word on \(what), found a zero loading and a free one")
            }
            repeatedCount += 1
            if repeatedCount <= PatternLimits.listed {
                repeated.append("'\(items.names[item])' in '\(factors.names[factor])'")
            }
        }
        guard cells.count <= PatternLimits.mostLoadings else {
            throw place.error(file, "expected at most \(PatternLimits.mostLoadings) loadings, found more")
        }
        if isInside { hasLoading[factor] = true }
    }

    /// Adds a sentence that a reader has to know.
    mutating func note(_ sentence: String) { notes.append(sentence) }

    /// The pattern, when the file has been read.
    ///
    /// - Throws: if there is no factor, or one without a loading.
    func pattern(name: String, format: PatternFormat) throws(MaskFileError) -> FactorPattern {
        guard !factors.names.isEmpty else {
            throw MaskFileError(file: file, message: "expected a factor with its items, found none")
        }
        if let empty = hasLoading.firstIndex(of: false) {
            throw TextPlace(line: lineOfFactor[empty]).error(
                file, "expected an item with a free loading in factor '\(factors.names[empty])', found none")
        }
        let order = items.naturalOrder
        var rows = [BitSet](repeating: BitSet(capacity: factors.names.count), count: items.names.count)
        for (key, isInside) in cells where isInside {
            rows[order.position[Int(key >> 32)]].insert(Int(key & 0xFFFF_FFFF))
        }
        return FactorPattern(
            name: name, items: order.names, factors: factors.names,
            loadings: BitMatrix(rows: rows, columnCount: factors.names.count), format: format,
            notes: notes + unloaded(rows, order.names) + twice)
    }

    /// Items that load on nothing: their rows of data can be anything but zero, and are never met.
    private func unloaded(_ rows: [BitSet], _ names: [String]) -> [String] {
        let empty = rows.indices.filter { rows[$0].isEmpty }.map { "'\(names[$0])'" }
        guard !empty.isEmpty else { return [] }
        return ["\(Self.listed(empty)) \(empty.count == 1 ? "loads" : "load") on no factor"]
    }

    private var twice: [String] {
        guard !repeated.isEmpty else { return [] }
        let more = repeatedCount - repeated.count
        return [
            "listed twice, and taken once: \(repeated.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")"
        ]
    }

    /// A few of the words, and how many more there are.
    static func listed(_ words: [String]) -> String {
        let shown = words.prefix(PatternLimits.listed).joined(separator: ", ")
        return words.count > PatternLimits.listed ? "\(shown) and \(words.count - PatternLimits.listed) more" : shown
    }
}

/// Names in the order in which they were met.
private struct NameList {
    private(set) var names: [String] = []
    private(set) var index: [String: Int] = [:]

    mutating func number(of name: String) -> Int {
        if let known = index[name] { return known }
        index[name] = names.count
        names.append(name)
        return names.count - 1
    }

    /// The order of a pattern: that of the numbers where every name is one, else that of the file.
    var naturalOrder: (names: [String], position: [Int]) {
        let numbers = names.map { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
        guard !numbers.contains(nil) else { return (names, Array(names.indices)) }
        let sorted = names.indices.sorted { (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1) }
        var position = [Int](repeating: 0, count: names.count)
        for (place, number) in sorted.enumerated() { position[number] = place }
        return (sorted.map { names[$0] }, position)
    }
}

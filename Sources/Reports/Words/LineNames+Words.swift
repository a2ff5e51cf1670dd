import SupportMasks

extension LineNames {
    /// `row 0`, `rows 0–3`, or `items x1, x2` where the rows have names.
    func rows(_ numbers: [Int]) -> String { rows.words(numbers) }
    func columns(_ numbers: [Int]) -> String { columns.words(numbers) }
    func supports(_ numbers: [Int]) -> String { supports.words(numbers) }

    /// A cell by the names of its lines, `(x1,0)`.
    func cell(_ row: Int, _ column: Int) -> String { "(\(rows[row]),\(columns[column]))" }
}

extension LineNames.Lines {
    private static let mostListed = 12

    /// The lines with what they are.
    func words(_ numbers: [Int]) -> String {
        names == nil ? named(noun, numbers) : "\(numbers.count == 1 ? noun : noun + "s") \(listed(numbers))"
    }

    /// The lines: runs of numbers, or names.
    func listed(_ numbers: [Int]) -> String {
        guard names != nil else { return runs(numbers) }
        guard !numbers.isEmpty else { return "none" }
        let shown = numbers.prefix(Self.mostListed).map { self[$0] }.joined(separator: ", ")
        return numbers.count > Self.mostListed ? "\(shown), … (\(numbers.count) in all)" : shown
    }
}

/// Ascending numbers with runs drawn together, as `0–3, 7`; after `most` runs it breaks off with the count.
func runs(_ numbers: [Int], most: Int = 8) -> String {
    guard let first = numbers.first else { return "none" }
    var runs: [(first: Int, last: Int)] = [(first, first)]
    for number in numbers.dropFirst() {
        if let last = runs.last, last.last + 1 == number {
            runs[runs.count - 1].last = number
        } else {
            runs.append((number, number))
        }
    }
    let shown = runs.prefix(most).map { run -> String in
        switch run.last - run.first {
        case 0: return "\(run.first)"
        case 1: return "\(run.first), \(run.last)"
        default: return "\(run.first)–\(run.last)"
        }
    }
    let text = shown.joined(separator: ", ")
    return runs.count > most ? "\(text), … (\(numbers.count) in all)" : text
}

/// `1 row`, `2 rows`.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
}

/// `row 0` or `rows 0, 1`.
func named(_ noun: String, _ numbers: [Int]) -> String {
    "\(numbers.count == 1 ? noun : noun + "s") \(runs(numbers))"
}

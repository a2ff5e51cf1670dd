/// How results are named, in every format.
extension TheoryResult {
    /// `holds`, `fails` or `not examined`.
    var verdict: String {
        switch finding {
        case .examined(let outcome): outcome.holds ? "holds" : "fails"
        case .failed, .unexamined: "not examined"
        }
    }

    /// What was looked at, or why nothing was.
    var instances: String {
        switch finding {
        case .examined(let outcome): (isPlanted ? "planted: " : "") + outcome.instances
        case .failed(let reason), .unexamined(let reason): reason
        }
    }

    /// `3.1 s`.
    var seconds: String {
        let tenths = Int((time / .milliseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }
}

extension Claim {
    /// What was measured: `1.2e-11`, or `40 of 40`.
    var figure: String {
        switch requirement {
        case .always: "\(Int(measured)) of \(count)"
        case .atMost, .atLeast: Figure.text(measured)
        }
    }

    /// What it was held to: `≤ 1e-6`.
    var bound: String {
        switch requirement {
        case .atMost(let bound): "≤ \(Figure.text(bound))"
        case .atLeast(let bound): "≥ \(Figure.text(bound))"
        case .always: "all"
        }
    }

    /// `1.2e-11 (≤ 1e-6), 40 instances`.
    var evidence: String { "\(figure) (\(bound)), \(count) \(count == 1 ? "instance" : "instances")" }
}

extension [TheoryResult] {
    /// `All 8 statements hold.`
    var summary: String {
        let open = filter { !$0.isExamined }
        guard open.isEmpty else {
            let names = open.map(\.statement.name).joined(separator: ", ")
            let others = filter(\.isExamined)
            return "\(open.count) of \(count) statements were not examined: \(names)."
                + (others.isEmpty ? "" : " Of the others: \(others.summary)")
        }
        let failed = filter { !$0.holds }
        switch (count, failed.count) {
        case (1, 0): return "The statement holds."
        case (_, 0): return "All \(count) statements hold."
        default:
            return
                "\(failed.count) of \(count) statements failed: \(failed.map(\.statement.name).joined(separator: ", "))."
        }
    }
}

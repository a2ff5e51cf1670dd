import Reports
import SupportTheory

/// The report of `analyze` where a limit ends the run: the same as ever, of instances that are undecided.
struct CutReport: Sendable {
    let format: ReportFormat
    let style: TextStyle
    let isQuiet: Bool
    /// Whether `--exit-zero` was given.
    let exitsWithZero: Bool

    /// Where the files have not been read: a report without instances.
    func ending(whileReading paths: [String], _ cause: Interruption.Cause) -> Ending {
        let files = paths.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
        return Ending(
            output: isQuiet ? "" : format.text([], [], style, cut: cause),
            note: "\(cause.sentence) while \(files) was read: no instance is decided",
            manner: .status(exitsWithZero ? 0 : 3))
    }

    /// Where some instances are decided and others are not, or all of them and the report is not written.
    ///
    /// - Parameters:
    ///   - items: all of them, those that are not decided as they are.
    ///   - isComplete: whether every certificate of a decided instance was written.
    func ending(
        _ items: [ReportItem], _ files: [InputFile], _ cause: Interruption.Cause, isComplete: Bool
    ) -> Ending {
        // A picture takes memory itself.
        let isDrawn = format != .svg || cause != .memoryLimit || !items.contains(where: \.isBrief)
        return Ending(
            output: isQuiet || !isDrawn ? "" : format.text(items, files, style, cut: cause),
            note: isDrawn ? note(on: items) : "\(cause.sentence): nothing is drawn",
            manner: .status(isComplete ? status(of: items) : 2))
    }

    /// What standard error is told of instances whose analysis a limit cut short, where no report says it; nil if there
    /// are none.
    func note(on items: [ReportItem]) -> String? {
        guard isQuiet else { return nil }
        let cut = items.filter { $0.analysis.cut != nil }
        guard let first = cut.first, let cause = first.analysis.cut else { return nil }
        let others = cut.count == 1 ? "" : " and \(cut.count - 1) more"
        return
            "\(cause.sentence): '\(first.analysis.instance.name)'\(others) \(cut.count == 1 ? "is" : "are") undecided"
    }

    /// The exit status.
    func status(of items: [ReportItem]) -> Int32 {
        if exitsWithZero { return 0 }
        let verdicts = items.map(\.verdictAsAsked)
        if verdicts.contains(.notClosed) { return 1 }
        return verdicts.contains(.undecided) ? 3 : 0
    }
}

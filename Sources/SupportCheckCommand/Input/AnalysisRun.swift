import Reports
import SupportMasks
import SupportTheory
import Synchronization
import TargetQuestions

/// The analysis of all instances of some files, in order, on several threads.
struct AnalysisRun {
    let files: [InputFile]
    let limits: RunLimits
    let setting: TrainingSetting
    let isQuiet: Bool
    let context: CommandContext
    /// The mask file that the instances were written to, if they were.
    var writtenMasks: String?
    /// The matrix that is asked about, if one is.
    var target: TargetMatrix?

    /// Analyses the instances.
    ///
    /// - Parameters:
    ///   - cut: the ending of a run that is cut before all items are done, with all of them.
    ///   - finish: takes each item in order and may change it.
    func items(
        cut: @escaping @Sendable ([ReportItem], Interruption.Cause) -> Ending,
        finish: @escaping @Sendable (inout ReportItem, _ index: Int) -> Void = { _, _ in }
    ) -> [ReportItem] {
        let signal = context.interruptSignal()
        let deadline = context.deadline(limits)
        let total = files.reduce(0) { $0 + $1.instances.count }
        let progress = ProgressLine(context, subject: "instances", isWanted: !isQuiet)
        let done = Mutex([ReportItem]())
        let (limits, setting, writtenMasks, target) = (limits, setting, writtenMasks, target)
        let pipeline = OrderedPipeline<(file: InputFile, index: Int), ReportItem>(threads: min(limits.threads, total)) {
            file, index in
            let search = limits.search(signal, until: deadline)
            let analysis = InstanceAnalysis(file.instances[index].instance, limits: search, setting: setting)
            var item = Self.item(file, index, analysis, writtenMasks)
            item.target = target.map { TargetReport($0, analysis, search) }
            return item
        } deliver: { item in
            progress.advance(of: total)
            var item = item
            finish(&item, done.withLock { $0.count })
            done.withLock { $0.append(item) }
            return true
        }
        let run = self
        context.runGuard?.know { cause in
            let known = done.withLock { $0 }
            let items = known + run.unexamined(after: known.count, cause)
            let isMuch = items.reduce(0) { $0 + $1.cells } > ReportItem.cellsOfQuickReport
            return cut(items.map { $0.shortened(cause, isBehind: known.count == total && isMuch) }, cause)
        }
        for file in files { for index in file.instances.indices { pipeline.submit((file, index)) } }
        pipeline.finish()
        progress.clear()
        return done.withLock { $0 }
    }

    /// The items of the instances that are not done, with nothing but what was read.
    private func unexamined(after count: Int, _ cause: Interruption.Cause) -> [ReportItem] {
        let bounds = SearchLimits(effort: limits.effort)
        let places = files.flatMap { file in file.instances.indices.map { (file, $0) } }
        return places.dropFirst(count).map { file, index in
            let analysis = InstanceAnalysis(
                unexamined: file.instances[index].instance, cut: cause, limits: bounds, setting: setting)
            var item = Self.item(file, index, analysis, writtenMasks)
            item.target = target.map { TargetReport(file: $0.path, answer: nil) }
            return item
        }
    }

    private static func item(
        _ file: InputFile, _ index: Int, _ analysis: InstanceAnalysis, _ writtenMasks: String?
    ) -> ReportItem {
        let read = file.instances[index]
        var item = ReportItem(analysis, source: read.isMaskFile ? file.path : writtenMasks)
        item.lacksMaskFile = !read.isMaskFile && writtenMasks == nil
        item.files = file.paths
        item.line = read.line
        item.reading = read.reading
        item.names = read.names
        item.factorModel = file.factorModel?.report(read)
        return item
    }
}

extension TargetReport {
    /// What can be said of the matrix, within the limits of the analysis.
    fileprivate init(_ target: TargetMatrix, _ analysis: InstanceAnalysis, _ limits: SearchLimits) {
        self.init(file: target.path, answer: TargetDecision(limits: limits).answer(target.entries, analysis))
    }
}

extension ReportItem {
    /// Up to this many cells of masks a report is written in no time.
    fileprivate static let cellsOfQuickReport = 1 << 16

    /// The item in a report that has to be written at once: that of a large instance holds the verdict alone.
    ///
    /// - Parameter isBehind: whether it is the writing that takes so long, of many instances together.
    fileprivate func shortened(_ cause: Interruption.Cause, isBehind: Bool) -> ReportItem {
        var item = self
        let isLarge = cells > Self.cellsOfQuickReport
        // There is no memory for pictures either.
        let isShort = analysis.verdict != .undecided || cause == .memoryLimit
        item.isBrief = isShort && (isBehind || isLarge)
        return item
    }

    fileprivate var cells: Int {
        switch analysis.instance.masks {
        case .factorization(let masks): (masks.rowCount + masks.columnCount) * masks.width
        case .network(let layers): layers.reduce(0) { $0 + $1.outputCount * $1.inputCount }
        }
    }
}

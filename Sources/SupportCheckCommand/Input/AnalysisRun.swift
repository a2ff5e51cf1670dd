import Reports
import SupportMasks
import SupportTheory
import Synchronization

/// The analysis of all instances of some files, in order, on several threads.
struct AnalysisRun {
    let files: [InputFile]
    let limits: RunLimits
    let setting: TrainingSetting
    let isQuiet: Bool
    let context: CommandContext
    /// The mask file that the instances were written to, if they were.
    var writtenMasks: String?

    /// Analyses the instances; `finish` takes each item in order and may change it.
    func items(_ finish: @escaping @Sendable (inout ReportItem, _ index: Int) -> Void = { _, _ in }) -> [ReportItem] {
        let signal = context.interruptSignal()
        let deadline = limits.timeout.map { ContinuousClock.now + $0 }
        let total = files.reduce(0) { $0 + $1.instances.count }
        let progress = ProgressLine(context, subject: "instances", isWanted: !isQuiet)
        let done = Mutex([ReportItem]())
        let (limits, setting, writtenMasks) = (limits, setting, writtenMasks)
        let pipeline = OrderedPipeline<(file: InputFile, index: Int), ReportItem>(threads: min(limits.threads, total)) {
            file, index in
            Self.item(file, index, limits.search(signal, until: deadline), setting, writtenMasks)
        } deliver: { item in
            progress.advance(of: total)
            done.withLock { items in
                var item = item
                finish(&item, items.count)
                items.append(item)
            }
            return true
        }
        for file in files { for index in file.instances.indices { pipeline.submit((file, index)) } }
        pipeline.finish()
        progress.clear()
        return done.withLock { $0 }
    }

    private static func item(
        _ file: InputFile, _ index: Int, _ limits: SearchLimits, _ setting: TrainingSetting, _ writtenMasks: String?
    ) -> ReportItem {
        let read = file.instances[index]
        var item = ReportItem(
            InstanceAnalysis(read.instance, limits: limits, setting: setting),
            source: read.isMaskFile ? file.path : writtenMasks)
        item.lacksMaskFile = !read.isMaskFile && writtenMasks == nil
        item.files = file.paths
        item.line = read.line
        item.reading = read.reading
        return item
    }
}

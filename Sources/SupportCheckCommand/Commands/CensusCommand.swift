import Certificates
import Foundation
import Reports
import SupportMasks
import SupportTheory
import Synchronization

/// `supportcheck census`: every kernel of a family.
enum CensusCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let options = try orUsage { () throws(UsageError) in try CensusOptions(arguments) }
        try context.begin(options.run, isOfEach: true) { cause in
            Ending(note: "\(cause.sentence) before a kernel was decided", manner: .status(3))
        }
        let census = try orUsage { () throws(UsageError) in try options.census() }
        let beginning = try beginning(options, census, context)
        try orUsage { () throws(UsageError) in try makeFolder(options.certificates) }
        let output = try CensusOutput(options, beginning, context)
        let started = ContinuousClock.now
        context.runGuard?.know { cause in
            let summary = CensusSummary(output.records, total: census.kernels.count)
            if let text = end(of: summary, census, options) { output.line(text) }
            return Ending(
                note: options.isQuiet ? nil : "\(cause.sentence); \(summary.sentence); \(seconds(since: started)) s",
                manner: .status(3))
        }
        let certificateFault = decide(census, beginning, options, output, context)
        context.runGuard?.standDown()
        if let fault = output.fault {
            if fault == .closed { return 0 }
            throw .output(fault)
        }
        let summary = CensusSummary(output.records, total: census.kernels.count)
        if let text = end(of: summary, census, options) { output.line(text) }
        if !options.isQuiet {
            let shard = options.shard.map { "shard \($0.text) of \(census.familyCount) kernels: " } ?? ""
            context.note("\(shard)\(summary.sentence); \(seconds(since: started)) s")
        }
        if let certificateFault { throw .usage(certificateFault) }
        let isDecided =
            output.records.count == census.kernels.count && output.records.allSatisfy { $0.verdict != .undecided }
        return isDecided ? 0 : 3
    }

    /// The last line; nil for a shard that was ended early, which is not to be taken for a whole one.
    private static func end(of summary: CensusSummary, _ census: Census, _ options: CensusOptions) -> String? {
        guard let shard = options.shard else { return summary.text }
        return summary.isWhole ? ShardEnd.text(shard, .kernels, total: census.familyCount) : nil
    }

    private static func beginning(_ options: CensusOptions, _ census: Census, _ context: CommandContext)
        throws(CommandError) -> CensusBeginning
    {
        guard let path = options.resume else { return .none }
        let bytes: Data
        do { bytes = try context.readBytes(path) } catch { throw .usage("\(error)") }
        return try orUsage { () throws(UsageError) in try CensusBeginning(bytes, of: census, file: path) }
    }

    private static func makeFolder(_ path: String?) throws(UsageError) {
        guard let path else { return }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw UsageError("cannot make the folder \(path): \(error.localizedDescription)")
        }
    }

    /// What becomes of an entry.
    private enum Line: Sendable {
        case record(CensusRecord)
        case interrupted
        case uncertified(UsageError)
    }

    /// Runs the census; returns why a certificate could not be written.
    private static func decide(
        _ census: Census, _ beginning: CensusBeginning, _ options: CensusOptions, _ output: CensusOutput,
        _ context: CommandContext
    ) -> UsageError? {
        let signal = context.interruptSignal()
        let progress = ProgressLine(context, subject: "kernels", isWanted: !options.isQuiet)
        let certificateFault = Mutex<UsageError?>(nil)
        let known = Dictionary(uniqueKeysWithValues: beginning.records.map { ($0.kernel, $0.verdict) })
        census.run(known: known, threads: options.run.threads) {
            options.run.search(signal)
        } convert: { entry in
            line(of: entry, options)
        } deliver: { line in
            progress.advance(of: census.kernels.count - known.count)
            switch line {
            case .record(let record): return output.take(record)
            case .interrupted: return false
            case .uncertified(let fault):
                certificateFault.withLock { $0 = fault }
                return false
            }
        }
        progress.clear()
        return certificateFault.withLock { $0 }
    }

    private static func line(of entry: CensusEntry, _ options: CensusOptions) -> Line {
        if case .undecided(let exhausted) = entry.closedness, exhausted.cut == .interrupt { return .interrupted }
        if let folder = options.certificates {
            do { try writeCertificate(entry, folder) } catch { return .uncertified(error) }
        }
        return .record(CensusRecord(entry))
    }

    private static func writeCertificate(_ entry: CensusEntry, _ folder: String) throws(UsageError) {
        let instance = MaskInstance(name: entry.kernel.name, masks: .factorization(entry.kernel.supports))
        guard let certificate = CertificateWriter.certificate(for: instance, entry.closedness) else { return }
        try AtomicFile.write(to: "\(folder)/\(entry.kernel.name).json", isSynced: false) {
            try $0.write(contentsOf: Data((certificate.compactText + "\n").utf8))
        }
    }

    private static func seconds(since start: ContinuousClock.Instant) -> String {
        let tenths = (ContinuousClock.now - start) / .milliseconds(100)
        return "\(Int(tenths) / 10).\(Int(tenths) % 10)"
    }
}

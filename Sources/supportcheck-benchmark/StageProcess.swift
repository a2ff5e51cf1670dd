import CertificateChecker
import CheckerTool
import Certificates
import Foundation
import SupportMasks
import SupportTheory

/// Runs one stage in this process and prints its report as JSON.
struct StageProcess {
    private let instance: BenchmarkInstance
    private let files: StageFiles
    private let runs: Int
    private let threads: Int
    private var report = StageReport()

    /// No further run starts after so many seconds.
    private static let patience = 5.0

    static func run(_ stage: Stage, _ options: BenchmarkOptions) throws {
        alarm(UInt32(options.timeLimit))
        var process = StageProcess(
            instance: try BenchmarkInstance(name: options.instance), files: StageFiles(folder: options.folder), options)
        try process.run(stage)
        process.report.peakBytes = PeakMemory.bytes()
        FileHandle.standardOutput.write(try JSONEncoder().encode(process.report))
    }

    private init(instance: BenchmarkInstance, files: StageFiles, _ options: BenchmarkOptions) {
        self.instance = instance
        self.files = files
        runs = options.runs
        threads = options.threads
    }

    private mutating func run(_ stage: Stage) throws {
        switch stage {
        case .make: try make()
        case .reading: try reading()
        case .analysis: try analysis()
        case .obstruction: try obstruction()
        case .decision: try decision()
        case .verification: try verification()
        }
    }

    private mutating func repeated(_ body: (inout StageReport) throws -> Void) rethrows {
        let start = ContinuousClock.now
        for _ in 0..<runs {
            try body(&report)
            if ContinuousClock.now - start > .seconds(Self.patience) { return }
        }
    }

    private mutating func make() throws {
        let instance = try self.instance.make()
        guard let supports = instance.factorSupports else {
            throw BenchmarkError("\(instance.name) has other than two factors")
        }
        guard FileManager.default.createFile(atPath: files.masks, contents: nil),
            let handle = FileHandle(forWritingAtPath: files.masks)
        else { throw BenchmarkError("cannot write \(files.masks)") }
        defer { handle.closeFile() }
        try MaskTextWriter.write([instance], to: handle)
        try PackedMatrixFile.write(supports.left, to: files.left)
        try PackedMatrixFile.write(supports.right, to: files.right)
        let shape = StageFiles.Shape(
            name: instance.name, rows: supports.rowCount, columns: supports.columnCount, width: supports.width)
        try JSONEncoder().encode(shape).write(to: URL(fileURLWithPath: files.shape))
        let (rowSets, columnSets) = (supports.left.transposed(), supports.right.transposed())
        report.counts = [
            "rows": shape.rows, "columns": shape.columns, "width": shape.width,
            // What a sparse product has to multiply and add.
            "terms": (0..<shape.width).reduce(0) { $0 + rowSets.row($1).count * columnSets.row($1).count },
        ]
    }

    private mutating func reading() throws {
        report.counts["bytes"] = try FileManager.default.attributesOfItem(atPath: files.masks)[.size] as? Int
        let files = self.files
        try repeated { report in
            let instances = try report.time("reading") { try MaskTextReader.read(path: files.masks) }
            guard instances.count == 1 else { throw BenchmarkError("expected one instance") }
        }
    }

    private mutating func analysis() throws {
        let masks = try files.instance().supports
        let threads = self.threads
        repeated { report in
            let supports = report.time("classes") { RankOneSupports(masks) }
            let relation = report.time("relation") { supports.relation() }
            let coverage = report.time("coverage") { CoverageSummary(of: supports, threads: threads) }
            let alone = report.time("coverageOneThread") { CoverageSummary(of: supports) }
            if alone != coverage { report.failure = "the counts depend on the number of threads" }
            report.counts = [
                "classes": supports.classes.count, "uncovered": coverage.uncovered, "private": coverage.once,
                "shared": coverage.more,
            ]
            report.notes["relation"] = relation.rawValue
        }
    }

    private mutating func obstruction() throws {
        let supports = RankOneSupports(try files.instance().supports)
        repeated { report in
            let window = report.time("obstruction") { PrivateCells.window(in: supports) }
            report.notes["obstruction"] = window == nil ? "none" : "found"
        }
    }

    private mutating func decision() throws {
        let (name, supports) = try files.instance()
        let named = MaskInstance(name: name, masks: .factorization(supports))
        var certificate: String?
        try repeated { report in
            let analysis = report.time("decision") { InstanceAnalysis(named) }
            report.notes["verdict"] = analysis.verdict.rawValue
            report.notes["rule"] = analysis.closedness.rules.map(\.rawValue).joined(separator: " ")
            certificate = report.time("certificate") {
                CertificateWriter.certificate(for: analysis)?.compactText
            }
        }
        guard let certificate else { return }
        report.counts["certificateBytes"] = certificate.utf8.count
        try Data(certificate.utf8).write(to: URL(fileURLWithPath: files.certificate))
    }

    private mutating func verification() throws {
        guard FileManager.default.fileExists(atPath: files.certificate) else {
            report.failure = "there is no certificate"
            return
        }
        let files = self.files
        try repeated { report in
            let result = try report.time("verification") {
                try CertificateVerifier.verify(path: files.certificate, inputPath: files.masks)
            }
            switch result {
            case .verified(let statement): report.notes["verified"] = statement.verdict.rawValue
            case .rejected(let rejection): report.failure = "rejected: \(rejection.place): \(rejection.reason)"
            }
        }
    }
}

/// The largest resident memory of this process so far.
///
/// Linux hands a process's `ru_maxrss` on to the program that it starts, so there the peak is taken from `/proc`.
enum PeakMemory {
    /// The peak in bytes, 0 where the system does not tell it.
    static func bytes() -> Int {
        #if os(Linux)
            guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
                let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
                let number = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
            else { return 0 }
            return (Int(number) ?? 0) * 1_024
        #else
            var usage = rusage()
            return getrusage(RUSAGE_SELF, &usage) == 0 ? Int(usage.ru_maxrss) : 0
        #endif
    }
}

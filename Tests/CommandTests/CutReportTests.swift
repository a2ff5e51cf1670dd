import Foundation
import OrderedJSON
import Reports
import SupportMasks
import SupportTheory
import Synchronization
import TestSupport
import Testing

@testable import SupportCheckCommand

/// What is said of a run that a limit ends from outside.
@Suite("A run that a limit ends from outside")
struct CutReportTests {
    private static func instance(_ text: String = Masks.lu2) throws -> MaskInstance {
        try #require(try MaskTextReader.read(bytes: Data(text.utf8), fileName: "a").first)
    }

    private static func report(_ format: ReportFormat, isQuiet: Bool = false) -> CutReport {
        CutReport(format: format, style: TextStyle(), isQuiet: isQuiet, exitsWithZero: false)
    }

    private static func status(_ ending: Ending) -> Int32? {
        if case .status(let status) = ending.manner { status } else { nil }
    }

    @Test("An instance that was not gone through is undecided in every format, and each says what cut it")
    func unexamined() throws {
        for text in [Masks.lu2, "layer a:\n11\n11\nlayer b:\n11\nlayer c:\n1\n"] {
            for cause in Interruption.Cause.allCases {
                let analysis = InstanceAnalysis(unexamined: try Self.instance(text), cut: cause, limits: SearchLimits())
                #expect(analysis.verdict == .undecided && analysis.cut == cause && !analysis.isExamined)
                let items = [ReportItem(analysis)]
                for format in ReportFormat.allCases {
                    let ending = Self.report(format).ending(items, [], cause, isComplete: true)
                    #expect(Self.status(ending) == 3)
                    let words =
                        switch cause {
                        case .timeLimit: ["time limit", "time-limit"]
                        case .memoryLimit: ["memory limit", "memory-limit"]
                        case .interrupt: ["interrupt"]
                        }
                    #expect(words.contains { ending.output.contains($0) }, "\(format) \(cause)")
                }
                let quiet = Self.report(.text, isQuiet: true).ending(items, [], cause, isComplete: true)
                #expect(quiet.output.isEmpty && quiet.note?.contains("'a' is undecided") == true)
            }
        }
    }

    @Test("The JSON report of an instance that was not gone through has every key, and claims nothing")
    func unexaminedJSON() throws {
        let analysis = InstanceAnalysis(unexamined: try Self.instance(), cut: .timeLimit, limits: SearchLimits())
        let cut = JSONReport.instance(analysis)
        let whole = JSONReport.instance(InstanceAnalysis(try Self.instance()))
        #expect(cut.map(\.key) == whole.map(\.key))
        let text = JSONValue.object(cut).compactText
        #expect(text.contains(#""rankOneSupports":null"#) && text.contains(#""verdict":"undecided","rule":null"#))
        #expect(text.contains(#""cut":"time-limit""#) && text.contains(#""linear":"undecided","relu":"undecided""#))
    }

    @Test("A run that ends while files are read has a report without instances, and status 3")
    func whileReading() {
        for format in ReportFormat.allCases {
            let ending = Self.report(format).ending(whileReading: ["a.txt"], .timeLimit)
            #expect(Self.status(ending) == 3 && ending.note?.contains("while a.txt was read") == true)
            if format != .svg { #expect(ending.output.contains("limit")) }
        }
    }

    @Test("Where writing takes too long the verdict is said, in every format, and its status is the run's")
    func brief() throws {
        var item = ReportItem(InstanceAnalysis(try Self.instance()))
        item.isBrief = true
        for format in ReportFormat.allCases {
            let ending = Self.report(format).ending([item], [], .timeLimit, isComplete: true)
            #expect(Self.status(ending) == 1)
            #expect(["not closed", "NOT CLOSED", "not-closed"].contains { ending.output.contains($0) })
        }
        let json = Self.report(.json).ending([item], [], .timeLimit, isComplete: true).output
        #expect(json.contains(#""cut": "time-limit""#) && json.contains(#""witness": null"#))
    }

    @Test("A decided instance keeps its verdict beside one that is cut, and the status is that of both")
    func mixed() throws {
        let decided = ReportItem(InstanceAnalysis(try Self.instance()))
        let cut = ReportItem(
            InstanceAnalysis(unexamined: try Self.instance(), cut: .interrupt, limits: SearchLimits()))
        let ending = Self.report(.json).ending([decided, cut], [], .interrupt, isComplete: true)
        #expect(Self.status(ending) == 1 && ending.output.contains(#""verdict": "not-closed""#))
        #expect(Self.status(Self.report(.text).ending([decided], [], .interrupt, isComplete: false)) == 2)
    }
}

/// The thread that keeps the limits, on a run that does not end by itself.
@Suite("The guard of a run")
struct RunGuardTests {
    /// Waits until a condition holds, or long enough to know that it does not.
    private static func wait(_ condition: () -> Bool) -> Bool {
        for _ in 0..<1_000 {
            if condition() { return true }
            usleep(10_000)
        }
        return false
    }

    private static func limits(_ words: String...) throws -> RunLimits {
        try RunLimits(try ParsedArguments(words, options: CommonOptions.limits(timeout: "", memory: "")))
    }

    @Test("It writes what is known to the file of the report, once, and removes what is unfinished")
    func ends() throws {
        try withTemporaryFolder { folder in
            let signal = InterruptSignal()
            let endings = Mutex([Int32]())
            let runGuard = RunGuard(signal: signal) { manner in
                if case .status(let status) = manner { endings.withLock { $0.append(status) } }
            }
            let unfinished = "\(folder)/.a.tmp"
            let descriptor = UnfinishedFiles.open(unfinished)
            #expect(descriptor >= 0)
            close(descriptor)
            runGuard.watch(try Self.limits()) { cause in
                Ending(output: cause.rawValue, file: "\(folder)/report", manner: .status(3))
            }
            runGuard.start()
            signal.raise()
            #expect(Self.wait { endings.withLock { !$0.isEmpty } })
            usleep(50_000)
            #expect(endings.withLock { $0 } == [3])
            #expect(try contents("\(folder)/report") == "interrupt")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["report"])
        }
    }

    @Test("It ends a run whose time is over, or whose memory is")
    func limits() throws {
        for (words, cause) in [(["--timeout", "0.05"], "time-limit"), (["--memory", "1"], "memory-limit")] {
            let causes = Mutex([String]())
            let runGuard = RunGuard(signal: InterruptSignal()) { _ in causes.withLock { $0.append("end") } }
            runGuard.watch(
                try RunLimits(try ParsedArguments(words, options: CommonOptions.limits(timeout: "", memory: "")))
            ) { cause in
                causes.withLock { $0.append(cause.rawValue) }
                return Ending(manner: .status(3))
            }
            runGuard.start()
            #expect(Self.wait { causes.withLock { $0 == [cause, "end"] } })
        }
    }

    @Test("A command that stands it down ends by itself")
    func standsDown() throws {
        let signal = InterruptSignal()
        let ended = Mutex(false)
        let runGuard = RunGuard(signal: signal) { _ in ended.withLock { $0 = true } }
        runGuard.watch(try Self.limits()) { _ in Ending(manner: .status(3)) }
        runGuard.start()
        runGuard.standDown()
        signal.raise()
        usleep(400_000)
        #expect(!ended.withLock { $0 })
    }
}

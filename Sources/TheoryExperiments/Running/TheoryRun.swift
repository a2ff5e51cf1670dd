import Foundation
import Synchronization

/// Examines statements, several at a time; their results come in the order of the statements.
public struct TheoryRun: Sendable {
    public var statements: [Statement]
    public var seed: UInt64
    public var isQuick: Bool
    /// The names of the statements in whose place a counter-example stands.
    public var planted: Set<String>
    public var threadCount: Int

    public init(
        _ statements: [Statement] = Statement.all, seed: UInt64 = 1, isQuick: Bool = false, planted: Set<String> = [],
        threadCount: Int = 2
    ) {
        (self.statements, self.seed, self.isQuick) = (statements, seed, isQuick)
        (self.planted, self.threadCount) = (planted, threadCount)
    }

    /// Results that do not depend on the number of threads, but for their times.
    ///
    /// - Parameter report: told of each statement when it is done, from any thread.
    public func results(report: @Sendable (TheoryResult) -> Void = { _ in }) -> [TheoryResult] {
        let next = Mutex(0)
        let results = Mutex([TheoryResult?](repeating: nil, count: statements.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threadCount, statements.count))) { _ in
            while let index = next.withLock({ take(&$0) }) {
                let result = examine(statements[index])
                results.withLock { $0[index] = result }
                report(result)
            }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    /// The results of a run that ended early, in the order of the statements.
    ///
    /// - Parameters:
    ///   - done: the results that there are.
    ///   - reason: why there are no others.
    public func results(of done: [TheoryResult], others reason: String) -> [TheoryResult] {
        statements.map { statement in
            done.first { $0.statement.name == statement.name }
                ?? TheoryResult(
                    statement: statement, isPlanted: planted.contains(statement.name), finding: .unexamined(reason),
                    time: .zero)
        }
    }

    private func take(_ next: inout Int) -> Int? {
        guard next < statements.count else { return nil }
        defer { next += 1 }
        return next
    }

    private func examine(_ statement: Statement) -> TheoryResult {
        let isPlanted = planted.contains(statement.name)
        let setting = ExperimentSetting(seed: seed, isQuick: isQuick, isPlanted: isPlanted)
        var finding = TheoryResult.Finding.failed("")
        let time = ContinuousClock().measure {
            do {
                finding = .examined(try statement.examine(setting))
            } catch {
                finding = .failed("\(error)")
            }
        }
        return TheoryResult(statement: statement, isPlanted: isPlanted, finding: finding, time: time)
    }
}

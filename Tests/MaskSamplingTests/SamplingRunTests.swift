import ExactArithmetic
import Foundation
import SupportTheory
import Testing

@testable import MaskSampling

/// What a run gives does not depend on threads or parts, and ends when it should.
@Suite struct SamplingRunTests {
    private func plan(
        _ shapes: [String] = ["4x4x2", "3x5x3", "2-3-2-2"], samples: Int = 120, precision: Double? = nil,
        budget: Int? = nil,
        models: [String] = ["independent", "magnitude"]
    ) throws -> SamplingPlan {
        let cells = SamplingPlan.grid(
            models: try models.map { try #require(MaskModel($0)) },
            shapes: try shapes.map { try #require(SampleShape($0)) },
            densities: try ["0.2", "0.5", "0.8"].map { try #require(SampleCell.Density($0)) })
        return SamplingPlan(
            cells: cells, seed: 7, samples: samples, precision: precision, budget: budget,
            levels: [try #require(SampleCell.Density("0.5"))])
    }

    private func json(_ result: SamplingResult) -> String { SampleJSON(result, tool: ("t", "1")).text }

    @Test func theNumberOfThreadsChangesNothing() throws {
        for plan in [try plan(), try plan(precision: 0.05), try plan(budget: 700)] {
            let runs = [1, 2, 5].map { json(SamplingRun(plan).result(threads: $0)) }
            #expect(runs[0] == runs[1] && runs[0] == runs[2])
        }
    }

    @Test func theWidestIntervalsAreSampledUntilThePrecisionIsReached() throws {
        let plan = try plan(samples: 400, precision: 0.06)
        let result = SamplingRun(plan).result()
        for estimate in result.estimates {
            #expect(estimate.counts.samples == 400 || estimate.halfWidth(quantile: result.quantile) <= 0.06)
        }
        #expect(Set(result.estimates.map(\.counts.samples)).count > 1)
    }

    @Test func aBudgetIsSpentAndNotExceeded() throws {
        let result = SamplingRun(try plan(samples: 2_000, budget: 1_500)).result()
        #expect(result.sampleCount == 1_500)
        let samples = result.estimates.map(\.counts.samples)
        #expect((samples.min() ?? 0) >= SamplingRounds.firstBatch)
        let widths = result.estimates.map { $0.halfWidth(quantile: result.quantile) }
        let (least, most) = (
            samples.firstIndex(of: samples.min() ?? 0) ?? 0, samples.firstIndex(of: samples.max() ?? 0) ?? 0
        )
        #expect(samples[least] < samples[most] && widths[least] < 0.2)
    }

    @Test(arguments: [nil, 0.05] as [Double?]) func shardsAreMergedToTheWhole(precision: Double?) throws {
        let plan = try plan(samples: 101, precision: precision)
        let whole = json(SamplingRun(plan).result())
        for count in [1, 2, 3, 7] {
            let files = try (0..<count).map { index -> (name: String, file: SampleFile) in
                let shard = try #require(SampleShard(index: index, count: count))
                let text = json(SamplingRun(plan, shard: shard).result(threads: 2))
                return ("\(index)", try SampleFile(Data(text.utf8)))
            }
            #expect(json(try SampleMerge.merged(files.reversed())) == whole)
        }
    }

    @Test func shardsThatAreNotThePlanAreRefused() throws {
        func file(_ plan: SamplingPlan, _ index: Int, _ count: Int) throws -> SampleFile {
            let shard = try #require(SampleShard(index: index, count: count))
            return try SampleFile(Data(json(SamplingRun(plan, shard: shard).result()).utf8))
        }
        let (one, other) = (try plan(["2x2x2"], samples: 10), try plan(["2x2x2"], samples: 11))
        let (strange, finer) = (try file(other, 2, 3), try file(one, 2, 4))
        let parts = [try file(one, 0, 3), try file(one, 1, 3), try file(one, 2, 3)]
        func fault(_ files: [SampleFile]) -> String {
            do {
                _ = try SampleMerge.merged(files.enumerated().map { ("f\($0)", $1) })
                return ""
            } catch { return error.message }
        }
        #expect(fault(parts).isEmpty)
        #expect(fault([parts[0], parts[2]]) == "shards are missing: 2/3")
        #expect(fault([parts[0], parts[1], parts[1]]) == "f2: shard 2/3 is given twice, also as f1")
        #expect(fault([parts[0], parts[1], strange]) == "f2: it belongs to another plan than f0")
        #expect(fault([parts[0], parts[1], finer]) == "f2: it belongs to another plan than f0")
        #expect(fault([]) == "there is nothing to merge")
    }

    @Test func damagedShardsAreRefused() throws {
        let text = json(SamplingRun(try plan(["2x2x2"], samples: 10, models: ["independent"])).result())
        func fault(_ old: String, _ new: String) -> String {
            let damaged = text.replacingOccurrences(of: old, with: new)
            #expect(damaged != text)
            do {
                let file = try SampleFile(Data(damaged.utf8))
                _ = try SampleMerge.merged([("f", file)])
                return ""
            } catch { return error.message }
        }
        #expect(fault("\"cells\"", "\"sells\"") == "it is no JSON output of sample")
        #expect(fault("sample/1", "sample/2") == "its schema is 'supportcheck.sample/2', and not supportcheck.sample/1")
        #expect(fault("\"cut\": null", "\"cut\": \"interrupt\"") == "the run that wrote it was cut (interrupt)")
        #expect(fault("\"samples\": 10", "\"samples\": 9223372036854775807").contains("plan"))
        #expect(fault("      \"samples\": 10", "      \"samples\": 9").contains("cells[0]"))
        #expect(fault("\"count\": 10", "\"count\": 11").contains("do not add up"))
        #expect(fault("2x2x2", "2x2").contains("cells[0]"))
    }

    @Test func aRunThatIsInterruptedKnowsWhatCameBefore() throws {
        let signal = InterruptSignal()
        let plan = try plan(samples: 500)
        let result = SamplingRun(plan).result(threads: 2, interruption: Interruption(signal: signal)) { _ in
            signal.raise()
        }
        #expect(result.cut == .interrupt && result.sampleCount < 500)
        // What is known is the beginning of what would have been known.
        let known = result.estimates[0].counts.samples
        let part = SamplingRun(SamplingPlan(cells: [plan.cells[0]], seed: 7, samples: max(1, known))).result()
        if known > 0 { #expect(part.estimates[0].counts == result.estimates[0].counts) }
        let early = InterruptSignal()
        early.raise()
        let none = SamplingRun(plan).result(interruption: Interruption(signal: early))
        #expect(none.cut == .interrupt && none.sampleCount == 0)
    }

    @Test(arguments: ["independent", "fixed", "erdos-renyi", "2:3"]) func estimatesAgreeWithExactProbabilities(
        model: String
    )
        throws
    {
        let shapes = model == "2:3" ? ["3x4x3"] : ["5x4x2", "3x4x3"]
        // By the decision, which knows nothing of the table that the exact values come from.
        var plan = try plan(shapes, samples: 400, models: [model])
        plan.isExact = true
        let result = SamplingRun(plan).result(threads: 2).withExactProbabilities()
        for estimate in result.estimates {
            let exact = try #require(estimate.exact)
            // Five standard deviations, and half a sample where nothing varies.
            for (value, count) in [
                (exact.closed, estimate.counts.closed), (exact.tractable, estimate.counts.tractable),
            ] {
                guard let probability = value?.asDouble else { continue }
                let deviation = (400 * probability * (1 - probability)).squareRoot()
                #expect(abs(Double(count) - 400 * probability) <= 5 * deviation + 0.5, "\(estimate.cell.streamName)")
            }
            #expect(estimate.counts.undecided == 0)
        }
    }

    @Test func quickEffortDecidesThreeSupportsAsNormalEffortDoes() throws {
        var plan = try plan(["4x4x2", "3x5x3", "5x4x3"], samples: 60)
        let normal = SamplingRun(plan).result().estimates.map(\.counts)
        plan.effort = .quick
        #expect(SamplingRun(plan).result().estimates.map(\.counts) == normal)
    }

    @Test func networksAreSampled() throws {
        let result = SamplingRun(try plan(["3-2-2-3", "4-2-4"], samples: 40, models: ["independent", "erdos-renyi"]))
            .result()
        #expect(result.estimates.allSatisfy { $0.counts.samples == 40 && $0.exact == nil })
        #expect(
            result.estimates.contains { $0.counts.closed > 0 } && result.estimates.contains { $0.counts.notClosed > 0 })
    }
}

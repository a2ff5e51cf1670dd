import Foundation

/// A result as it was written by `SampleJSON`, read again.
public struct SampleFile: Sendable {
    public let result: SamplingResult
    /// The version of the tool that wrote it.
    public let version: String

    /// Why a file is not taken.
    public struct Fault: Error, Sendable, Hashable {
        public let message: String
    }

    private struct Document: Decodable {
        struct Tool: Decodable { var version: String }
        struct Plan: Decodable {
            var seed: String
            var samples: Int
            var precision: Double?
            var budget: Int?
            var confidence: Double
            var effort: String
            var spread: Double
            var exact: Bool
            var levels: [String]
        }
        struct Shard: Decodable {
            var index: Int
            var count: Int
        }
        struct Tally: Decodable { var count: Int }
        struct Cell: Decodable {
            var model: String
            var shape: String
            var density: String
            var samples: Int
            var closed: Tally?
            var notClosed: Tally?
            var tractable: Tally?
        }
        var schema: String
        var tool: Tool
        var plan: Plan
        var shard: Shard?
        var cut: String?
        var cells: [Cell]
    }

    /// - Throws: with one sentence that names the entry that is wrong.
    public init(_ bytes: Data) throws(Fault) {
        guard let document = try? JSONDecoder().decode(Document.self, from: bytes) else {
            throw Fault(message: "it is no JSON output of sample")
        }
        guard document.schema == SampleJSON.schema else {
            throw Fault(message: "its schema is '\(document.schema)', and not \(SampleJSON.schema)")
        }
        if let cut = document.cut { throw Fault(message: "the run that wrote it was cut (\(cut))") }
        let estimates = try Self.estimates(document.cells)
        let plan = try Self.plan(document.plan, cells: estimates.map(\.cell))
        var shard = SampleShard.whole
        if let given = document.shard {
            guard let read = SampleShard(index: given.index - 1, count: given.count) else {
                throw Fault(message: "there is no shard \(given.index)/\(given.count)")
            }
            shard = read
        }
        result = SamplingResult(plan: plan, shard: shard, estimates: estimates)
        version = document.tool.version
    }

    private static func estimates(_ cells: [Document.Cell]) throws(Fault) -> [SampleEstimate] {
        var estimates: [SampleEstimate] = []
        for (index, cell) in cells.enumerated() {
            guard let model = MaskModel(cell.model), let shape = SampleShape(cell.shape),
                let density = SampleCell.Density(cell.density)
            else { throw Fault(message: "cells[\(index)] has a model, shape or density that is none") }
            let counts = VerdictCounts(
                samples: cell.samples, closed: cell.closed?.count ?? 0, notClosed: cell.notClosed?.count ?? 0,
                tractable: cell.tractable?.count ?? 0)
            let isCounted =
                cell.closed != nil && cell.notClosed != nil && (cell.tractable != nil || !shape.isFactorization)
            guard counts.isPossible, isCounted || cell.samples == 0 else {
                throw Fault(message: "the counts of cells[\(index)] do not add up")
            }
            estimates.append(
                SampleEstimate(cell: SampleCell(model: model, shape: shape, density: density), counts: counts))
        }
        return estimates
    }

    private static func plan(_ plan: Document.Plan, cells: [SampleCell]) throws(Fault) -> SamplingPlan {
        guard let seed = UInt64(plan.seed), let effort = SamplingPlan.Effort(rawValue: plan.effort),
            (1...SamplingPlan.mostSamples).contains(plan.samples), (0..<1).contains(plan.confidence),
            plan.confidence > 0
        else { throw Fault(message: "its plan has a seed, effort, confidence or number of samples that is none") }
        let levels = plan.levels.compactMap { SampleCell.Density($0) }
        guard levels.count == plan.levels.count else { throw Fault(message: "plan.levels are no probabilities") }
        return SamplingPlan(
            cells: cells, seed: seed, samples: plan.samples, precision: plan.precision, budget: plan.budget,
            confidence: plan.confidence, effort: effort, spread: plan.spread, isExact: plan.exact, levels: levels)
    }
}

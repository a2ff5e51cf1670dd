import ExactArithmetic
import OrderedJSON

/// The result for scripts, and for merging: one object.
public struct SampleJSON: Sendable {
    private let result: SamplingResult
    private let tool: (name: String, version: String)

    public static let schema = "supportcheck.sample/1"
    /// Fractions that are longer are not written out.
    private static let longestFraction = 400

    public init(_ result: SamplingResult, tool: (name: String, version: String)) {
        (self.result, self.tool) = (result, tool)
    }

    public var text: String { value.prettyText + "\n" }

    var value: JSONValue {
        let plan = result.plan
        return [
            "schema": .string(Self.schema),
            "tool": ["name": .string(tool.name), "version": .string(tool.version)],
            "plan": [
                "seed": .string(String(plan.seed)), "samples": .integer(plan.samples),
                "precision": plan.precision.map { .real($0) } ?? .null,
                "budget": plan.budget.map { .integer($0) } ?? .null, "confidence": .real(plan.confidence),
                "effort": .string(plan.effort.rawValue), "spread": .real(plan.spread), "exact": .bool(plan.isExact),
                "levels": .strings(plan.levels.map(\.text)),
            ],
            "shard": result.shard.count == 1
                ? .null : ["index": .integer(result.shard.index + 1), "count": .integer(result.shard.count)],
            "cut": result.cut.map { .string($0.rawValue) } ?? .null,
            "cells": .array(result.estimates.map(cell)),
            "crossings": .array(SampleSeries.all(of: result.estimates).flatMap(crossings)),
        ]
    }

    private func cell(_ estimate: SampleEstimate) -> JSONValue {
        let cell = estimate.cell
        var members: [JSONValue.Member] = [
            .init("model", .string(cell.model.name)), .init("shape", .string(cell.shape.name)),
            .init("density", .string(cell.density.text)), .init("samples", .integer(estimate.counts.samples)),
        ]
        for share in SampleEstimate.Share.allCases where estimate.isKnown(share) {
            let interval = estimate.interval(share, quantile: result.quantile)
            members.append(
                .init(
                    share.rawValue,
                    [
                        "count": .integer(estimate.count(share)),
                        "share": .fraction(estimate.count(share), estimate.counts.samples),
                        "lower": millionths(interval.lower), "upper": millionths(interval.upper),
                    ]))
        }
        if let exact = estimate.exact {
            members.append(
                .init(
                    "exact",
                    ["closed": number(exact.closed), "tractable": exact.tractable.map(number) ?? .null]))
        }
        return .object(members)
    }

    /// Rounded, so that the last digits of the mathematics library are not seen.
    private func millionths(_ value: Double) -> JSONValue { .share(millionths: Int((value * 1e6).rounded())) }

    private func number(_ value: Rational) -> JSONValue {
        let fraction = value.denominator.bitWidthOfMagnitude < 3 * Self.longestFraction ? value.description : nil
        return ["value": .real(value.asDouble), "fraction": fraction.map { .string($0) } ?? .null]
    }

    private func crossings(_ series: SampleSeries) -> [JSONValue] {
        result.plan.levels.map { level in
            let estimated = series.crossings(level.value, quantile: result.quantile).map { crossing -> JSONValue in
                [
                    "density": millionths(crossing.density), "lower": .string(crossing.lower.text),
                    "upper": .string(crossing.upper.text), "falling": .bool(crossing.isFalling),
                    "clear": .bool(crossing.isClear),
                ]
            }
            let exact = result.plan.isExact ? series.exactCrossings(level.value) : nil
            return [
                "model": .string(series.model.name), "shape": .string(series.shape.name),
                "level": .string(level.text), "estimated": .array(estimated),
                "exact": exact.map(exactCrossings) ?? .null,
            ]
        }
    }

    private func exactCrossings(_ found: DensityCrossings) -> JSONValue {
        [
            "complete": .bool(found.areComplete),
            "densities": .array(
                found.crossings.map {
                    [
                        "density": millionths($0.middle.asDouble), "lower": .string($0.lower.description),
                        "upper": .string($0.upper.description), "falling": .bool($0.isFalling),
                    ]
                }),
        ]
    }
}

import Foundation
import Proofs
import SupportMasks
import SupportTheory

/// A plan in a report of `supportcheck analyze --format json`: the contract between the analysis and the solver.
public struct PlanReport: Sendable {
    /// What errors call it: the file.
    public let name: String
    private let instances: [PlanDocument.Instance]

    /// Reads a report.
    ///
    /// - Throws: for bytes that are no report of the schema `supportcheck.report/1`, with the place in it.
    public init(_ bytes: Data, name: String = "the plan") throws(PlanError) {
        self.name = name
        let document: PlanDocument
        do {
            document = try JSONDecoder().decode(PlanDocument.self, from: bytes)
        } catch let error as DecodingError {
            throw PlanError(Self.words(error))
        } catch {
            throw PlanError("it is not JSON: \(error.localizedDescription)")
        }
        guard document.schema == PlanDocument.schema else {
            throw PlanError(
                "expected a report of the schema \(PlanDocument.schema), as analyze --format json writes it, found "
                    + (document.schema.map { "'\($0)'" } ?? "no schema"))
        }
        instances = document.instances ?? []
    }

    /// The plan of an instance, held against its masks.
    ///
    /// - Parameters:
    ///   - name: of the instance, by which it is found where the report has several.
    ///   - shape: what the report has to say of its masks.
    /// - Throws: for a report of other masks or without a plan, and for a plan that does not fit the masks.
    public func plan(for name: String, _ instance: MaskInstance, masks: FactorSupports) throws(PlanError) -> CheckedPlan
    {
        let named = instances.filter { $0.name == name }
        guard let described = instances.count == 1 ? instances.first : named.first else {
            throw PlanError(
                instances.isEmpty ? "it has no instance" : "none of its \(instances.count) instances is named '\(name)'"
            )
        }
        guard described.shape.fits(instance) else {
            throw PlanError("it is a plan of other masks: their shape is \(described.shape.words)")
        }
        guard let blocks = described.tractability?.plan else {
            throw PlanError(
                "it has no plan: the tractability of its instance is not established"
                    + (described.tractability?.rule.map { " (\($0))" } ?? ""))
        }
        var plan = FactorizationPlan(blocks: [])
        for (place, block) in blocks.enumerated() { plan.blocks.append(try block.block(place)) }
        return try CheckedPlan(plan, for: masks)
    }

    private static func words(_ error: DecodingError) -> String {
        func place(_ context: DecodingError.Context, _ last: String? = nil) -> String {
            let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
            let whole = path + (last.map { ".\($0)" } ?? "")
            return whole.isEmpty ? "it" : "\(whole.drop { $0 == "." })"
        }
        switch error {
        case .keyNotFound(let key, let context): return "\(place(context, key.stringValue)) is missing"
        case .valueNotFound(_, let context): return "\(place(context)) is null"
        case .typeMismatch(_, let context): return "\(place(context)) is of another type than expected"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? "it is not JSON" : "\(place(context)): \(context.debugDescription)"
        @unknown default: return "it is not a report"
        }
    }
}

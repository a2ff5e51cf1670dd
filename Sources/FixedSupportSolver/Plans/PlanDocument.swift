import Proofs
import SupportMasks
import SupportTheory

/// The parts of a JSON report that make a plan, as they are written.
struct PlanDocument: Decodable {
    static let schema = "supportcheck.report/1"

    let schema: String?
    let instances: [Instance]?

    struct Instance: Decodable, Sendable {
        let name: String
        let shape: Shape
        let tractability: Verdict?
    }

    struct Verdict: Decodable, Sendable {
        let rule: String?
        let plan: [Block]?
    }

    /// Of a pair its rows, columns and width; of a network outputs and inputs of each layer.
    struct Shape: Decodable, Sendable {
        let rows: Int?
        let columns: Int?
        let width: Int?
        let layers: [[Int]]?
    }

    struct Block: Decodable, Sendable {
        let method: String
        let rows: [Int]?
        let columns: [Int]?
        let supports: [Int]
        let lines: Lines?
    }

    struct Lines: Decodable, Sendable {
        let rows: [Int]
        let columns: [Int]
        let side: String
    }
}

extension PlanDocument.Shape {
    func fits(_ instance: MaskInstance) -> Bool {
        switch instance.masks {
        case .factorization(let masks):
            rows == masks.rowCount && columns == masks.columnCount && width == masks.width
        case .network(let given): layers == given.map { [$0.outputCount, $0.inputCount] }
        }
    }

    var words: String {
        if let rows, let columns, let width { return "\(rows) × \(columns), width \(width)" }
        guard let layers, !layers.isEmpty else { return "not told" }
        return "that of a network of the layers "
            + layers.map { $0.map(String.init).joined(separator: " × ") }.joined(separator: ", ")
    }
}

extension PlanDocument.Block {
    func block(_ place: Int) throws(PlanError) -> FactorizationPlan.Block {
        guard let rows, let columns else {
            throw PlanError(
                "block \(place) does not list its rows and columns: so large a plan is made from the masks, without --plan"
            )
        }
        return FactorizationPlan.Block(method: try planMethod(place), rows: rows, columns: columns, supports: supports)
    }

    private func planMethod(_ place: Int) throws(PlanError) -> FactorizationPlan.Method {
        let cover = LineCover(
            rows: lines?.rows ?? [], columns: lines?.columns ?? [], side: lines?.side == "columns" ? .columns : .rows)
        guard let method = FactorizationPlan.Method(name: method, cover: lines.map { _ in cover }) else {
            throw PlanError("block \(place): expected a method of a plan, found '\(method)'")
        }
        guard lines.map({ Side(rawValue: $0.side) != nil }) ?? true else {
            throw PlanError("block \(place): expected the side rows or columns")
        }
        return method
    }
}

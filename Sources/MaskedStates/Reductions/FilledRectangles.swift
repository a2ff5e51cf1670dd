import OrderedJSON
import Proofs
import Rules
import SupportMasks

/// `SC206`: classes inside a rectangle that together are every matrix on it.
public enum FilledRectangles {
    public static let rule = RuleCode.SC206

    /// The classes in an order with few gaps; the last one is the rectangle.
    public struct Step: ProofStep {
        public static var rule: RuleCode { FilledRectangles.rule }
        public var order: [Int]

        public var fields: [JSONValue.Member] { [.init("order", .integers(order))] }
    }

    /// The first class whose rectangle is filled by the classes inside it, in an order with few gaps.
    ///
    /// All pairs of classes are compared: O(classes² · lines / 64) word operations at worst.
    package static func find(in state: MaskedState) -> Step? {
        let sizes = state.classes.map { (rows: $0.rows.count, columns: $0.columns.count) }
        for (index, cls) in state.classes.enumerated() {
            let (rows, columns) = sizes[index]
            let count = min(rows, columns)
            let inside = state.classes.indices.filter { other in
                let gap = rows - sizes[other].rows + columns - sizes[other].columns
                return gap >= 0 && gap < count && state.classes[other].rows.isSubset(of: cls.rows)
                    && state.classes[other].columns.isSubset(of: cls.columns)
            }
            if let order = GapOrder.find(
                state.classes, inside, rowCount: rows, columnCount: columns, count: count)
            {
                return Step(order: order)
            }
        }
        return nil
    }
}

extension MaskedState {
    /// Frees the first rectangle that is filled by the classes inside it, if there is one.
    ///
    /// A witness is not lifted through this step, so it is for proofs that P is closed alone.
    package mutating func absorbFilledRectangle() -> FilledRectangles.Step? {
        guard let step = FilledRectangles.find(in: self) else { return nil }
        release(Array(Set(step.order)).sorted())
        return step
    }
}

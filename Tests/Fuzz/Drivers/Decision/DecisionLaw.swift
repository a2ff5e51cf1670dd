import SupportMasks
import SupportTheory

/// Two factors: the bytes choose small masks, and how they are changed.
enum DecisionLaw {
    /// Row types and column types, bit k for support k.
    struct Masks {
        var rows: [Int]
        var columns: [Int]
        var width: Int

        init(_ choices: inout ByteChoices) {
            let (m, n) = (choices.number(in: 1...5), choices.number(in: 1...5))
            width = choices.number(in: 1...(m + n > 8 ? 3 : 5))
            func lines(_ count: Int, _ width: Int, _ choices: inout ByteChoices) -> [Int] {
                (0..<count).map { _ in (0..<width).reduce(0) { $0 | (choices.bit() ? 1 << $1 : 0) } }
            }
            rows = lines(m, width, &choices)
            columns = lines(n, width, &choices)
        }

        var instance: MaskInstance {
            func matrix(_ types: [Int]) -> BitMatrix {
                BitMatrix(rowCount: types.count, columnCount: width) { types[$0] >> $1 & 1 == 1 }
            }
            return MaskInstance(
                name: "masks", masks: .factorization(FactorSupports(left: matrix(rows), right: matrix(columns))))
        }

        var transposed: Masks {
            var result = self
            (result.rows, result.columns) = (columns, rows)
            return result
        }

        mutating func renameSupports(_ order: [Int]) {
            func renamed(_ type: Int) -> Int {
                order.indices.reduce(0) { $0 | (type >> $1 & 1) << order[$1] }
            }
            (rows, columns) = (rows.map(renamed), columns.map(renamed))
        }
    }

    static func test(_ bytes: UnsafeRawBufferPointer) {
        var choices = ByteChoices(bytes)
        let masks = Masks(&choices)
        let instance = masks.instance
        let answer = Answer(instance)
        for _ in 0..<3 { compare(answer, masks, instance, &choices) }
    }

    private static func compare(
        _ answer: Answer, _ masks: Masks, _ instance: MaskInstance, _ choices: inout ByteChoices
    ) {
        var other = masks
        let change: String
        switch choices.byte() % 8 {
        case 0, 1:
            change = "another order"
            other.rows = choices.order(of: masks.rows.count).map { masks.rows[$0] }
            other.columns = choices.order(of: masks.columns.count).map { masks.columns[$0] }
            other.renameSupports(choices.order(of: masks.width))
        case 2:
            change = "the transpose"
            other = masks.transposed
        case 3:
            change = "a support without a column"
            other.width += 1
            other.rows = masks.rows.map { $0 | (choices.bit() ? 1 << masks.width : 0) }
            other.renameSupports(choices.order(of: other.width))
        case 4:
            change = "an empty row"
            other.rows.insert(0, at: choices.number(in: 0...masks.rows.count))
        case 5:
            // The block of the rows of one type has no rank above the number of its supports.
            change = "a row beyond the rank of its type"
            let type = masks.rows[choices.number(in: 0...masks.rows.count - 1)]
            guard masks.rows.count(where: { $0 == type }) >= type.nonzeroBitCount else { return }
            other.rows.insert(type, at: choices.number(in: 0...masks.rows.count))
        case 6:
            guard masks.rows.count > 1 else { return }
            other.rows.remove(at: choices.number(in: 0...masks.rows.count - 1))
            let smaller = other.instance
            return answer.requireHeredity(Answer(smaller), instance, smaller)
        default: return compareRuns(answer, instance, choices.bit())
        }
        let changed = other.instance
        answer.requireAgreement(Answer(changed), change, instance, changed)
    }

    /// The same masks with another effort, or on two threads at once.
    private static func compareRuns(_ answer: Answer, _ instance: MaskInstance, _ isEffort: Bool) {
        guard isEffort else {
            for other in twice({ Answer(instance) }) { answer.requireEquality(other, "another thread", instance) }
            return
        }
        // What is open is searched for minutes at high effort.
        guard answer.verdict != .undecided else { return }
        for effort in SearchLimits.Effort.allCases {
            let other = Answer(instance, limits: SearchLimits(effort: effort))
            answer.requireAgreement(other, "another effort", instance, instance)
        }
    }
}

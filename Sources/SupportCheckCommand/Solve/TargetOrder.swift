import DenseNumerics
import FixedSupportSolver
import NumericFiles

/// `--permute`: the target with its columns in another order, in which a fast transform is a product of sparse factors.
enum TargetOrder {
    static let bitReversal = "bit-reversal"

    /// - Parameter order: `bit-reversal`, the name of a file with the numbers of columns, or nil for none.
    static func applied(
        _ order: String?, to target: NumericArray, named name: String, _ context: CommandContext
    ) throws(CommandError) -> NumericArray {
        guard let order else { return target }
        var target = target
        switch target.values {
        case .real(let matrix):
            target.values = .real(try permutation(order, matrix.columnCount, name, context).columns(of: matrix))
        case .complex(let matrix):
            target.values = .complex(try permutation(order, matrix.columnCount, name, context).columns(of: matrix))
        }
        return target
    }

    private static func permutation(_ order: String, _ count: Int, _ name: String, _ context: CommandContext)
        throws(CommandError) -> LinePermutation
    {
        if order == bitReversal {
            guard let permutation = LinePermutation(bitReversal: count) else {
                throw .usage("\(name): bit reversal is for 2, 4, 8, … columns, and there are \(count)")
            }
            return permutation
        }
        let text: String
        do {
            text = String(decoding: try context.readBytes(order), as: UTF8.self)
        } catch { throw .usage("\(error)") }
        do {
            return try LinePermutation(text: text, count: count)
        } catch { throw .usage("\(order):\(error.line.map { "\($0):" } ?? "") \(error.reason)") }
    }
}

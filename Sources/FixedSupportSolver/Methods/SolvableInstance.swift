import DenseNumerics
import SupportMasks
import SupportTheory

/// An instance as a product of factors, in the order of the product, with what its structure offers to a solver.
public struct SolvableInstance: Sendable {
    public let instance: MaskInstance
    /// The masks I and J of two factors; nil for networks of another depth.
    public let pair: FactorSupports?
    /// What a factor is called, in the order of the product: X and Y, or the layers' names, made distinct.
    public let names: [String]
    /// Rows and columns of the product.
    public let rowCount: Int
    public let columnCount: Int

    /// - Throws: for layers that do not fit one another.
    public init(_ instance: MaskInstance) throws(SolveError) {
        self.instance = instance
        pair = instance.factorSupports
        switch instance.masks {
        case .factorization(let supports):
            names = ["X", "Y"]
            (rowCount, columnCount) = (supports.rowCount, supports.columnCount)
        case .network(let layers):
            guard let first = layers.first, let last = layers.last else { throw SolveError("a network needs a layer") }
            if let place = layers.indices.dropFirst().first(where: {
                layers[$0].inputCount != layers[$0 - 1].outputCount
            }) {
                throw SolveError(
                    "layer '\(layers[place].name)' has \(layers[place].inputCount) inputs, and '\(layers[place - 1].name)' before it has \(layers[place - 1].outputCount) outputs"
                )
            }
            names = Self.distinct(layers.reversed().map(\.name))
            (rowCount, columnCount) = (last.outputCount, first.inputCount)
        }
    }

    /// Whether the second factor of the product is kept transposed, as Y in A ≈ X Yᵀ.
    public var isPair: Bool { instance.layers == nil }

    /// The masks in the order of the product. Patterns are written out.
    public var masks: [BitMatrix] {
        if let layers = instance.layers { return layers.reversed().map(\.mask) }
        return pair.map { [$0.left, $0.right.transposed()] } ?? []
    }

    /// The factors of a product as they are written: under their names, Y as it is and not transposed.
    public func named<Scalar>(_ index: Int, _ factor: Matrix<Scalar>) -> (name: String, matrix: Matrix<Scalar>) {
        (names[index], isPair && index == 1 ? factor.transposed : factor)
    }

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.map { name in
            var candidate = name
            var number = 1
            while !seen.insert(candidate).inserted {
                number += 1
                candidate = "\(name) (\(number))"
            }
            return candidate
        }
    }
}

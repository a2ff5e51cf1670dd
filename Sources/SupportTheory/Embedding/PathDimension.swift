import Rules
import SupportMasks

/// `SC151`: of how many dimensions the products of weights along the paths of a masked ReLU network are.
///
/// The network is W_N σ(… σ(W_1 x + b_1) …) + b_N with supp W_l on mask l; a pair (I, J) is the network X σ(Yᵀ x). Φ has
/// a coordinate for every path from an input to an output, and for every path from a bias to an output: the product of
/// the parameters on it. Nothing depends on values: the rank of its differential is the same wherever no parameter is
/// zero. `Embedding.md` has the proofs.
public struct PathDimension: Hashable, Sendable {
    public static let rule = RuleCode.SC151

    /// What the masks say of the hidden units behind one layer.
    public struct Level: Hashable, Sendable {
        /// The layer whose outputs the units are.
        public var layer: String
        /// The number of units.
        public var unitCount: Int
        /// Those that no path from an input leads to, ascending.
        public var unreached: [Int]
        /// Those from which no path leads to an output, ascending.
        public var unused: [Int]
        /// Those that compute a constant which some output uses: reached by biases alone. Empty without biases.
        public var constant: [Int]
    }

    /// Whether every layer has a bias.
    public let hasBiases: Bool
    /// The number of units of each level, inputs first.
    public let levelSizes: [Int]
    /// The levels of hidden units, input side first.
    public let levels: [Level]
    /// The outputs that no path from an input leads to, ascending: constants, and zero without biases.
    public let constantOutputs: [Int]
    /// What lies on paths from inputs or biases to outputs; its dimension is the rank of the differential of Φ.
    public let embedding: PathCount
    /// What is left when units that compute constants are added to the biases of the next layer; the network computes
    /// nothing else without them, so its functions have at most this dimension. The same as `embedding` without such
    /// units.
    public let function: PathCount
    /// The weights on no path: they change neither Φ nor the function.
    public let weightsOnNoPath: Int
    /// The number of samples below which weights in general position are not determined up to scales, not even locally:
    /// in every piece of the network, samples × outputs must reach its dimension.
    public let fewestSamples: Int

    /// Whether every hidden unit is on a path from an input to an output.
    public var isAdmissible: Bool { levels.allSatisfy { $0.unreached.isEmpty && $0.unused.isEmpty } }

    /// Looks at every mask a few times, in whole words: O(Σ rows × columns / 64), of patterns that are not written out
    /// O(Σ rows + columns). Nil if layers do not fit, or if there are none.
    public init?(_ instance: MaskInstance, hasBiases: Bool) {
        switch instance.masks {
        case .network(let layers): self.init(layers, hasBiases: hasBiases)
        case .factorization(let masks):
            self.init(
                [Layer(name: "Yᵀ", mask: masks.right.transposed()), Layer(name: "X", mask: masks.left)],
                hasBiases: hasBiases)
        }
    }

    /// The same of layers, input side first.
    public init?(_ layers: [Layer], hasBiases: Bool) {
        guard let first = layers.first,
            !zip(layers, layers.dropFirst()).contains(where: { $0.outputCount != $1.inputCount })
        else { return nil }
        levelSizes = [first.inputCount] + layers.map(\.outputCount)
        self.hasBiases = hasBiases
        let links = layers.map(LayerLinks.init)
        let units = PathUnits(links, levelSizes: levelSizes)
        let alive = units.alive
        levels = layers.dropLast().enumerated().map { index, layer in
            Level(layer: layer.name, level: index + 1, units, hasBiases: hasBiases)
        }
        let outputs = units.reached[layers.count]
        constantOutputs = BitSet.full(capacity: outputs.capacity).subtracting(outputs).members
        // From biases every unit is reached.
        let covered = hasBiases ? units.needed : alive
        embedding = PathCount(links, covered, hasBiases: hasBiases)
        function = hasBiases ? PathCount(links, alive, hasBiases: true, moreOutputs: constantOutputs.count) : embedding
        weightsOnNoPath = layers.reduce(0) { $0 + $1.entryCount } - embedding.weights
        let pieces = PathPieces(links, alive, hasBiases: hasBiases)
        fewestSamples = max(pieces.fewestSamples, hasBiases && !constantOutputs.isEmpty ? 1 : 0)
    }
}

extension PathDimension.Level {
    fileprivate init(layer: String, level: Int, _ units: PathUnits, hasBiases: Bool) {
        let (reached, needed) = (units.reached[level], units.needed[level])
        let all = BitSet.full(capacity: reached.capacity)
        self.layer = layer
        unitCount = reached.capacity
        unreached = all.subtracting(reached).members
        unused = all.subtracting(needed).members
        constant = hasBiases ? needed.subtracting(reached).members : []
    }
}

extension PathCount {
    /// The parameters between some units of each level, inputs first.
    ///
    /// - Parameter moreOutputs: outputs that have a bias and are not among the units.
    fileprivate init(_ links: [LayerLinks], _ units: [BitSet], hasBiases: Bool, moreOutputs: Int = 0) {
        let sizes = units.map(\.count)
        weights = zip(links, zip(units, units.dropFirst())).reduce(0) { sum, layer in
            sum + layer.0.count(from: layer.1.0, to: layer.1.1)
        }
        hiddenUnits = sizes.dropFirst().dropLast().reduce(0, +)
        biases = hasBiases ? sizes.dropFirst().reduce(0, +) + moreOutputs : 0
    }
}

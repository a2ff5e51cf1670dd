/// The parameters of a part of a ReLU network in which every hidden unit is on a path, and the dimension that follows.
public struct PathCount: Hashable, Sendable {
    /// The weights between its units.
    public var weights: Int
    /// The biases of its hidden units and outputs.
    public var biases: Int
    /// Its hidden units.
    public var hiddenUnits: Int

    public init(weights: Int, biases: Int, hiddenUnits: Int) {
        (self.weights, self.biases, self.hiddenUnits) = (weights, biases, hiddenUnits)
    }

    /// The rank of the differential of the products along its paths, wherever no parameter is zero: parameters less
    /// hidden units.
    public var dimension: Int { weights + biases - hiddenUnits }
}

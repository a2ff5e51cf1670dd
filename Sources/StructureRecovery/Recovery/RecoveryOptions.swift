/// What is known of a network whose layers are sought.
public struct RecoveryOptions: Sendable, Hashable {
    /// The edges of a unit on each side.
    public var sparsity: Int
    /// How many layers there are; nil if they are to be taken off until none is left.
    public var depth: Int?
    public var input: NetworkInput
    public var method: TopLayerMethod
    /// How far an observed entry may be from the integer that it stands for (input `none` and `signs`).
    public var tolerance: Double

    /// - Parameter method: nil for the one that suits the input.
    public init(
        sparsity: Int, depth: Int? = nil, input: NetworkInput = .none, method: TopLayerMethod? = nil,
        tolerance: Double = 0.25
    ) {
        self.sparsity = sparsity
        self.depth = depth
        self.input = input
        self.method = method ?? (input == .none ? .explaining : .rounding)
        self.tolerance = tolerance
    }

    /// The most layers that are taken off where the depth is not given.
    public static let greatestDepth = 32
}

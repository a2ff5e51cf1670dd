/// How the network is trained whose supports are analysed.
public struct TrainingSetting: Sendable, Hashable {
    /// Whether every layer of the ReLU network has a bias.
    public var hasBiases: Bool
    /// If not nil, any weights may be different from zero, at most this many of them, in place of those on the masks.
    public var mostWeights: Int?

    public init(hasBiases: Bool = true, mostWeights: Int? = nil) {
        self.hasBiases = hasBiases
        self.mostWeights = mostWeights
    }
}

import SupportMasks

/// A network whose masks were read, and whose values are wanted.
public struct WeightsRequest: Sendable {
    /// The files that were read together.
    public let paths: [String]
    /// The masks, whose layers have the names of their arrays.
    public let instance: MaskInstance
    /// The arrays that were read as no layers: biases are among them.
    public let notTaken: [Reading.NotTaken]
    /// Whether arrays are stored inputs × outputs.
    public let isTransposed: Bool
    /// Whether biases are wanted.
    public let hasBiases: Bool
    /// The file whose values are to be compared.
    public let against: String?
}

/// An instance with its place in a mask file.
public struct PlacedInstance: Hashable, Sendable {
    public var instance: MaskInstance
    /// The line of `instance NAME`, or that of the first mask in a file without such lines; from 1.
    public var line: Int

    public init(instance: MaskInstance, line: Int) {
        self.instance = instance
        self.line = line
    }
}

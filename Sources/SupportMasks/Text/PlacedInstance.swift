/// An instance with its place in a mask file.
public struct PlacedInstance: Hashable, Sendable {
    public var instance: MaskInstance
    /// The line of `instance NAME`, or that of the first mask in a file without such lines; from 1.
    public var line: Int
    /// What was found of the entries of each mask: of I and J, or of the layers, input side first. Empty where masks
    /// are given by cells.
    public var tallies: [EntryTally]

    public init(instance: MaskInstance, line: Int, tallies: [EntryTally] = []) {
        self.instance = instance
        self.line = line
        self.tallies = tallies
    }
}

/// A statement of the theory that the tool relies on, as an experiment that can fail.
public struct Statement: Sendable {
    /// One word, by which a command names it.
    public let name: String
    /// What it says, in one sentence.
    public let title: String
    /// Where it is from.
    public let source: String
    /// What a planted run looks at in place of the instances: something for which the conclusion is false.
    public let plant: String
    /// Looks at the instances that the setting names.
    ///
    /// Planted and sound runs go through the same judgement: only the instances differ.
    let examine: @Sendable (ExperimentSetting) throws -> Outcome

    package init(
        name: String, title: String, source: String, plant: String,
        examine: @escaping @Sendable (ExperimentSetting) throws -> Outcome
    ) {
        (self.name, self.title, self.source, self.plant) = (name, title, source, plant)
        self.examine = examine
    }
}

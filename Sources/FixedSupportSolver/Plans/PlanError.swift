/// Why a plan is not followed.
public struct PlanError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as the end of a sentence that names the plan.
    public let message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}

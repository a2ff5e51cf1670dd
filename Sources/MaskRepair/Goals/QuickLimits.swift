import Proofs

extension GoalTest {
    /// A test that looks at hundreds of masks in a row: what needs a long search counts as unknown.
    static func quick(_ goal: RepairGoal, _ limits: SearchLimits) -> GoalTest {
        GoalTest(goal, limits: limits.quick, mostSteps: 100_000)
    }
}

extension SearchLimits {
    fileprivate var quick: SearchLimits {
        var limits = self
        limits.atlasSteps = 20_000
        limits.windowSteps = 20_000
        limits.proofSteps = 10_000
        limits.algebraSteps = 10_000
        limits.candidateSteps = 5_000
        limits.networkSteps = 30_000
        limits.zeroSteps = 5_000_000
        limits.homeSteps = 1_500_000
        limits.hereditySteps = 0
        limits.tangentFailures = 2
        limits.swapGrowths = 10
        return limits
    }
}

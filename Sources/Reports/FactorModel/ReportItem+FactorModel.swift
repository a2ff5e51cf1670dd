import SupportTheory

extension ReportItem {
    /// The verdict under what is required of the factors; without such requirements that on the masks.
    public var verdictAsAsked: InstanceAnalysis.Verdict {
        factorModel?.constraints.isEmpty == false ? .closed : analysis.verdict
    }

    /// The requirement that makes the set closed, whatever the masks are.
    var closingConstraint: FactorConstraint? { factorModel?.constraints.first }
}

import CheckerInput
import SupportTheory
import Testing

/// What the solver may write, the checker reads: the solver's own bounds are at most those of the checker, and those of
/// the format are the same.
@Suite struct LimitTests {
    @Test func boundsOfTheFormatAreTheCheckers() {
        #expect(SearchLimits.Format.minorRows == Limits.minorSize)
        #expect(SearchLimits.Format.subsetClasses == Limits.subsetSize)
    }

    @Test func searchesStayWithinTheBoundsOfTheChecker() {
        let limits = SearchLimits()
        #expect(limits.antidiagonalChains <= Limits.chains)
        #expect(limits.reducedVectors <= Limits.reducedVectors)
    }

    /// Reports list the bounds by reflection: none may be hidden by a type that is not counted.
    @Test func everyBoundIsListed() {
        let all = Mirror(reflecting: SearchLimits()).children.compactMap(\.label)
        #expect(SearchLimits().bounds.map(\.name) == all.filter { $0 != "interruption" })
    }
}

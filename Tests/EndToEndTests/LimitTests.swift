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

    @Test(arguments: SearchLimits.Effort.allCases)
    func searchesStayWithinTheBoundsOfTheChecker(effort: SearchLimits.Effort) {
        let limits = SearchLimits(effort: effort)
        #expect(limits.antidiagonalChains <= Limits.chains)
        #expect(limits.reducedVectors <= Limits.reducedVectors)
    }

    /// Reports list the bounds by reflection: none may be hidden by a type that is not counted.
    @Test func everyBoundIsListed() {
        let all = Mirror(reflecting: SearchLimits()).children.compactMap(\.label)
        #expect(SearchLimits().bounds.map(\.name) == all.filter { $0 != "interruption" && $0 != "effort" })
    }

    /// More effort never looks less far.
    @Test func highEffortHasNoSmallerBound() {
        for (normal, high) in zip(SearchLimits().bounds, SearchLimits(effort: .high).bounds) {
            #expect(normal.name == high.name && normal.value <= high.value)
        }
    }
}

import ExactArithmetic
import Testing

@testable import MaskSampling

/// Intervals, and crossings of estimates.
@Suite struct EstimationTests {
    @Test func wilsonIntervalsAreThoseOfTheLiterature() {
        let z = WilsonInterval.quantile(0.95)
        #expect(abs(z - 1.959963984540054) < 1e-12)
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        for (successes, trials, lower, upper) in [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
        ] {
            let interval = WilsonInterval(successes, of: trials, quantile: z)
            #expect(abs(interval.lower - lower) < 5e-5 && abs(interval.upper - upper) < 5e-5)
        }
        let none = WilsonInterval(0, of: 0, quantile: z)
        #expect(none.lower == 0 && none.upper == 1)
    }

    @Test func anIntervalIsTheMirrorOfItsComplement() {
        for (successes, trials) in [(0, 5), (3, 17), (400, 400)] {
            let one = WilsonInterval(successes, of: trials, quantile: 2.5)
            let other = WilsonInterval(trials - successes, of: trials, quantile: 2.5)
            #expect(abs(one.lower + other.upper - 1) < 1e-12 && abs(one.upper + other.lower - 1) < 1e-12)
        }
    }

    @Test func crossingsAreInterpolatedAndSayWhetherTheyAreClear() throws {
        let shape = try #require(SampleShape("4x4x2"))
        let estimates = try [("0.2", 90), ("0.4", 10), ("0.6", 45), ("0.8", 55)].map { text, closed in
            SampleEstimate(
                cell: .init(model: .independent, shape: shape, density: try #require(SampleCell.Density(text))),
                counts: .init(samples: 100, closed: closed, notClosed: 100 - closed, tractable: 0))
        }
        let series = SampleSeries.all(of: estimates.reversed())
        #expect(series.count == 1)
        let found = series[0].crossings(Rational(1, 2), quantile: 1.96)
        #expect(found.map(\.isFalling) == [true, false] && found.map(\.isClear) == [true, false])
        #expect(abs(found[0].density - 0.3) < 1e-12 && abs(found[1].density - 0.7) < 1e-12)
    }
}

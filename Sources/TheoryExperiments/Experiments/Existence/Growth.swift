import FixedSupportSolver
import Foundation

/// Whether something grows without a bound in sight along a run: the slope of its logarithm against that of the step.
enum Growth {
    /// Over the last part of the steps, by default the last nine tenths on a linear scale: a decade.
    ///
    /// - Parameter samples: the step, from 1, and the positive value there.
    static func exponent(_ samples: [(step: Int, value: Double)]) -> Double {
        guard let last = samples.last else { return .nan }
        let points = samples.filter { $0.step > 0 && $0.step * 10 >= last.step && $0.value > 0 }
            .map { (x: log(Double($0.step)), y: log($0.value)) }
        guard points.count >= 3 else { return 0 }
        let count = Double(points.count)
        let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
        let (covariance, variance) = points.reduce((0.0, 0.0)) { sum, point in
            (sum.0 + (point.x - x) * (point.y - y), sum.1 + (point.x - x) * (point.x - x))
        }
        return variance > 0 ? covariance / variance : 0
    }
}

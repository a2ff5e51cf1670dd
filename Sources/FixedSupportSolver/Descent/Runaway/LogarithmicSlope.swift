import Foundation

/// Slopes in a plot with logarithmic scales.
enum LogarithmicSlope {
    /// The slope of log f against log step, by least squares; 0 of fewer than two steps where both are positive.
    static func of(_ samples: [DescentSample], _ f: (DescentSample) -> Double) -> Double {
        let points = samples.filter { $0.step > 0 && f($0) > 0 && f($0).isFinite }
            .map { (x: log(Double($0.step)), y: log(f($0))) }
        guard points.count >= 2 else { return 0 }
        let count = Double(points.count)
        let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
        let (covariance, variance) = points.reduce((0.0, 0.0)) {
            ($0.0 + ($1.x - x) * ($1.y - y), $0.1 + ($1.x - x) * ($1.x - x))
        }
        return variance > 0 ? covariance / variance : 0
    }
}

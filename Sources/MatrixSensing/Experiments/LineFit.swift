/// The line y = slope · x + intercept of least squares through points.
public struct LineFit: Sendable, Hashable {
    public let slope: Double
    public let intercept: Double
    /// The part of the variance of y that the line explains, R².
    public let determination: Double

    /// - Returns: nil unless there are two points of different x, all finite.
    public init?(_ points: [FitPoint]) {
        let count = Double(points.count)
        guard points.count >= 2, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        let meanX = points.reduce(0) { $0 + $1.x } / count
        let meanY = points.reduce(0) { $0 + $1.y } / count
        let (xx, xy, yy) = points.reduce((0.0, 0.0, 0.0)) { sums, point in
            let (dx, dy) = (point.x - meanX, point.y - meanY)
            return (sums.0 + dx * dx, sums.1 + dx * dy, sums.2 + dy * dy)
        }
        guard xx > 0 else { return nil }
        slope = xy / xx
        intercept = meanY - slope * meanX
        determination = yy > 0 ? xy * xy / (xx * yy) : 1
    }

    public func value(at x: Double) -> Double { slope * x + intercept }
}

/// A measured value y at x.
public struct FitPoint: Sendable, Hashable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

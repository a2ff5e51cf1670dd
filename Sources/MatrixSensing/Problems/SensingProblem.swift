import DenseNumerics
import FloatingProposals
import Foundation

/// A target of low rank with what is measured of it.
public struct SensingProblem: Sendable {
    public let setting: SensingSetting
    /// Y, of norm σ_1 = the condition number and σ_r = 1.
    public let target: Matrix<Double>
    /// Fixed measurements; nil where each step draws its own.
    private let measurements: GaussianMeasurements?
    private let noise: [Double]?

    /// Draws a problem from the setting's seed.
    ///
    /// - Precondition: the setting has no `fault`.
    public init(_ setting: SensingSetting) {
        precondition(setting.fault == nil, setting.fault ?? "")
        var random = SeededNormals(seed: setting.seed)
        self.setting = setting
        target = Self.target(setting, using: &random)
        guard !setting.hasFreshBatches else {
            (measurements, noise) = (nil, nil)
            return
        }
        measurements = GaussianMeasurements(
            rows: setting.rows, columns: setting.columns, count: setting.measurements, using: &random)
        noise = Self.noise(setting, using: &random)
    }

    private static func target(_ setting: SensingSetting, using random: inout SeededNormals) -> Matrix<Double> {
        let left = OrthonormalColumns.random(rows: setting.rows, columns: setting.rank, using: &random)
        let right = OrthonormalColumns.random(rows: setting.columns, columns: setting.rank, using: &random)
        let ratios = (0..<setting.rank).map { index -> Double in
            setting.rank == 1 ? 1 : pow(setting.conditionNumber, 1 - Double(index) / Double(setting.rank - 1))
        }
        return Matrix(rows: setting.rows, columns: setting.rank) { left[$0, $1] * ratios[$1] } * right.transposed
    }

    /// Measurement noise of the standard deviation per measurement: in the units of 𝒜, whose values are 1 / √m of those
    /// of standard normal measurements.
    private static func noise(_ setting: SensingSetting, using random: inout SeededNormals) -> [Double]? {
        guard setting.noise > 0 else { return nil }
        return random.normals(setting.measurements, scale: setting.noise / Double(setting.measurements).squareRoot())
    }

    /// −∇ of ½ ‖𝒜(M − Y) − noise‖² at M: 𝒜*(𝒜(Y − M) + noise).
    ///
    /// - Parameter random: gives the batch where each step has its own.
    func pull(at matrix: Matrix<Double>, using random: inout SeededNormals) -> Matrix<Double> {
        if let measurements { return measurements.normal(target - matrix, noise: noise) }
        let batch = GaussianMeasurements(
            rows: setting.rows, columns: setting.columns, count: setting.measurements, using: &random)
        return batch.normal(target - matrix, noise: Self.noise(setting, using: &random))
    }
}

import Foundation

/// Numbers that look random and are the same on every run: SplitMix64 from a given seed.
package struct SeededNormals: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Uniform in [−1, 1).
    package mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-52 - 1
    }

    /// Normal with mean 0 and variance 1, by the polar method.
    package mutating func normal() -> Double {
        while true {
            let (a, b) = (uniform(), uniform())
            let square = a * a + b * b
            if square > 0, square < 1 { return a * (-2 * log(square) / square).squareRoot() }
        }
    }

    /// So many normal numbers times `scale`.
    package mutating func normals(_ count: Int, scale: Double = 1) -> [Double] {
        (0..<count).map { _ in scale * normal() }
    }
}

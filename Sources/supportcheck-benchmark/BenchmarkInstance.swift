import SupportFamilies
import SupportMasks

/// What is measured: masks that a name determines.
enum BenchmarkInstance: Sendable {
    /// Square masks with width equal to size.
    case random(size: Int, density: Double, seed: UInt64)
    case lu(Int)
    /// Two layers with random masks; the sizes are inputs, hidden units and outputs.
    case network(sizes: [Int], density: Double, seed: UInt64)
    case butterfly(Int, split: Int)

    /// The instances that the project promises figures for.
    static func named(seed: UInt64) -> [BenchmarkInstance] {
        [.lu(256), .network(sizes: [784, 4_096, 10], density: 0.3, seed: seed), .butterfly(1_024, split: 5)]
    }

    /// The name, from which the instance can be made again.
    var name: String {
        switch self {
        case .random(let size, let density, let seed): return "random-\(size)-\(density)-\(seed)"
        case .lu(let size): return "lu-\(size)"
        case .network(let sizes, let density, let seed):
            return "network-\(sizes[0])-\(sizes[1])-\(sizes[2])-\(density)-\(seed)"
        case .butterfly(let size, let split): return "butterfly-\(size)-\(split)"
        }
    }

    /// The instance of a name.
    init(name: String) throws(BenchmarkError) {
        let parts = name.split(separator: "-").map(String.init)
        let whole = parts.dropFirst().map { Int($0) ?? 0 }
        let tail = (Double(parts.dropLast().last ?? ""), UInt64(parts.last ?? ""))
        switch (parts.first, parts.count, tail) {
        case ("random", 4, (let density?, let seed?)): self = .random(size: whole[0], density: density, seed: seed)
        case ("lu", 2, _): self = .lu(whole[0])
        case ("network", 6, (let density?, let seed?)):
            self = .network(sizes: Array(whole[0..<3]), density: density, seed: seed)
        case ("butterfly", 3, _): self = .butterfly(whole[0], split: whole[1])
        default: throw BenchmarkError("there is no instance \(name)")
        }
    }

    /// The masks.
    func make() throws -> MaskInstance {
        switch self {
        case .random(let size, let density, let seed):
            var generator = SplitMix64(seed: seed)
            let left = BitMatrix(rowCount: size, columnCount: size, density: density, using: &generator)
            let right = BitMatrix(rowCount: size, columnCount: size, density: density, using: &generator)
            return MaskInstance(name: name, masks: .factorization(FactorSupports(left: left, right: right)))
        case .lu(let size):
            return try SupportFamilies.lu(size)
        case .network(let sizes, let density, let seed):
            var generator = SplitMix64(seed: seed)
            let layers = zip(sizes, sizes.dropFirst()).enumerated().map { index, shape in
                Layer(
                    name: "layer \(index + 1)",
                    mask: BitMatrix(rowCount: shape.1, columnCount: shape.0, density: density, using: &generator))
            }
            return MaskInstance(name: name, masks: .network(layers))
        case .butterfly(let size, let split):
            return try SupportFamilies.butterflySplit(size, at: split)
        }
    }
}

extension BitMatrix {
    /// A random matrix, each cell set with the given probability; the cells, and so the masks, are those of
    /// `SupportFamilies.random`.
    init(rowCount: Int, columnCount: Int, density: Double, using generator: inout SplitMix64) {
        self.init(rowCount: rowCount, columnCount: columnCount)
        // A 53-bit number u has u · 2⁻⁵³ < density exactly when it is below this.
        let threshold = UInt64((density * 0x1p53).rounded(.up))
        let wordsPerRow = self.wordsPerRow
        withMutableWords { words in
            for row in 0..<rowCount {
                for column in 0..<columnCount where generator.next() &>> 11 < threshold {
                    words[row &* wordsPerRow &+ column &>> 6] |= 1 &<< UInt64(column & 63)
                }
            }
        }
    }
}

import FloatingProposals

/// The random numbers of one sample: they depend on the seed, the name of its cell and its index, and on nothing else.
struct SampleStream: RandomNumberGenerator {
    private var numbers: SeededNormals

    init(seed: UInt64, cell: String, index: Int) {
        // FNV-1a over the name, then one round of mixing for each number, so that neighbours have nothing in common.
        let name = cell.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        numbers = SeededNormals(seed: Self.mixed(Self.mixed(Self.mixed(seed) ^ name) ^ UInt64(index)))
    }

    mutating func next() -> UInt64 { numbers.next() }

    /// Normal with mean 0 and variance 1.
    mutating func normal() -> Double { numbers.normal() }

    /// Uniform below a bound, by rejection: no remainder is likelier than another.
    mutating func below(_ bound: Int) -> Int {
        let bound = UInt64(bound)
        while true {
            let (high, low) = next().multipliedFullWidth(by: bound)
            if low >= bound || low >= (0 &- bound) % bound { return Int(high) }
        }
    }

    private static func mixed(_ seed: UInt64) -> UInt64 {
        var numbers = SeededNormals(seed: seed)
        return numbers.next()
    }
}

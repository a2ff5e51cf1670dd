import Reports
import SupportFamilies
import SupportMasks
import SupportTheory

/// Instances of many kinds, with names that are hard on markup.
enum Samples {
    static let hardNames = [
        "a<b>&c\"d'e", "</title><script>alert(1)</script>", "]]> -->", "\u{202E}evil\u{2066}",
        "control\u{1}\u{7F}\u{FFFE}", "`code` {0} [x](y)", "ünïcødé ✗ 行列",
        "", String(repeating: "long name ", count: 40), "100% 'quoted'",
    ]

    static let seed: UInt64 = 2_026

    /// Random factorizations of a few lines, some of whose supports are empty.
    static func factorizations(count: Int) -> [MaskInstance] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { index in
            let (m, n, r) = (
                1 + Int(generator.next() % 5), 1 + Int(generator.next() % 5), 1 + Int(generator.next() % 4)
            )
            let left = BitMatrix(rowCount: m, columnCount: r) { _, _ in generator.nextUnit() < 0.5 }
            let right = BitMatrix(rowCount: n, columnCount: r) { _, _ in generator.nextUnit() < 0.5 }
            return MaskInstance(
                name: hardNames[index % hardNames.count],
                masks: .factorization(FactorSupports(left: left, right: right)))
        }
    }

    /// Random networks of one to five layers.
    static func networks(count: Int) -> [MaskInstance] {
        var generator = SplitMix64(seed: seed + 1)
        return (0..<count).map { index in
            var sizes = [1 + Int(generator.next() % 4)]
            let layers = (0...(index % 5)).map { number -> Layer in
                sizes.append(1 + Int(generator.next() % 4))
                let mask = BitMatrix(rowCount: sizes[number + 1], columnCount: sizes[number]) { _, _ in
                    generator.nextUnit() < 0.7
                }
                return Layer(name: "\(hardNames[(index + number) % hardNames.count])\(number)", mask: mask)
            }
            return MaskInstance(name: hardNames[index % hardNames.count], masks: .network(layers))
        }
    }

    /// Larger ones: 64 lines, more classes than looks, tiles.
    static func large() throws -> [MaskInstance] {
        [
            try SupportFamilies.lu(64), try SupportFamilies.random(64, 64, 64, density: 0.05, seed: 3),
            try SupportFamilies.hodlr(64, levels: 3, rank: 1),
            try SupportFamilies.random(40, 200, 30, density: 0.1, seed: 4), try SupportFamilies.butterfly(256),
        ]
    }

    static func items(_ instances: [MaskInstance]) -> [ReportItem] {
        instances.map { instance in
            var item = ReportItem(InstanceAnalysis(instance))
            item.files = ["masks of <mine> & 'yours'.txt"]
            item.line = 3
            return item
        }
    }

    static func lu2() throws -> MaskInstance { try SupportFamilies.lu(2) }
}

import SupportMasks

/// The sizes of what is sampled: masks I (m × r) and J (n × r), or the layers of a network.
public enum SampleShape: Sendable, Hashable {
    case factors(rows: Int, columns: Int, width: Int)
    /// The units of each level, inputs first; at least two levels.
    case network(levels: [Int])

    /// The largest number of rows, columns, supports or units.
    public static let largestSide = 1 << 14

    /// A shape by its name; nil for anything else.
    public init?(_ text: String) {
        let mark: Character = text.contains("x") ? "x" : "-"
        let parts = text.split(separator: mark, omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard parts.allSatisfy({ (1...Self.largestSide).contains($0) }) else { return nil }
        if mark == "x", parts.count == 3 {
            self = .factors(rows: parts[0], columns: parts[1], width: parts[2])
        } else if mark == "-", parts.count >= 2 {
            self = .network(levels: parts)
        } else {
            return nil
        }
    }

    /// `8x6x3` for m × n × r, `6-3-8` for levels.
    public var name: String {
        switch self {
        case .factors(let rows, let columns, let width): "\(rows)x\(columns)x\(width)"
        case .network(let levels): levels.map(String.init).joined(separator: "-")
        }
    }

    /// Rows and columns of each mask as it is drawn: I and J, or outputs × inputs from the input side.
    public var masks: [(rows: Int, columns: Int)] {
        switch self {
        case .factors(let rows, let columns, let width): [(rows, width), (columns, width)]
        case .network(let levels): zip(levels, levels.dropFirst()).map { (rows: $1, columns: $0) }
        }
    }

    var cellCount: Int { masks.reduce(0) { $0 + $1.rows * $1.columns } }

    /// Whether it is said if it is tractable: two factors, or two layers.
    var isFactorization: Bool { masks.count == 2 }

    /// The instance with these masks.
    func instance(_ masks: [BitMatrix]) -> MaskInstance {
        switch self {
        case .factors:
            MaskInstance(name: name, masks: .factorization(FactorSupports(left: masks[0], right: masks[1])))
        case .network:
            MaskInstance(
                name: name, masks: .network(masks.enumerated().map { Layer(name: "layer \($0 + 1)", mask: $1) }))
        }
    }
}

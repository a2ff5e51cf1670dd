/// Two arrays whose names say what they are to each other.
enum PairNames {
    /// I and J, or X and Y, of A ≈ X Yᵀ: rows × width and columns × width.
    case factors(left: Int, right: Int)
    /// W and H of A = W H, L and U of A = L U: a product that is written from the left.
    case product(left: Int, right: Int)

    private static let factors = [("I", "J"), ("i", "j"), ("X", "Y"), ("x", "y")]
    private static let products = [("W", "H"), ("L", "U")]

    /// What two names are; nil if they are no pair. Places are 0 and 1.
    init?(_ names: [ArrayName]) {
        guard names.count == 2 else { return nil }
        func places(_ pair: (String, String)) -> (Int, Int)? {
            if (names[0].base, names[1].base) == pair { return (0, 1) }
            return (names[1].base, names[0].base) == pair ? (1, 0) : nil
        }
        if let (left, right) = Self.factors.lazy.compactMap(places).first {
            self = .factors(left: left, right: right)
        } else if let (left, right) = Self.products.lazy.compactMap(places).first {
            self = .product(left: left, right: right)
        } else {
            return nil
        }
    }

    /// Whether a name is I or J, which stand alone in a file.
    static func isFactor(_ name: ArrayName) -> Bool { name.base == "I" || name.base == "J" }
}

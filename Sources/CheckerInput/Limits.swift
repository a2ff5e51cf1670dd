/// Bounds that keep hostile input from crashing, hanging or filling the memory. None of them is a matter of soundness:
/// what exceeds a bound is rejected.
public struct Limits: Sendable {
    /// Work units, at most some 10⁻⁹ seconds each; and what is held costs at least 12 a byte. So a file of up to 64 MB
    /// ends within 20 s and 1 GiB.
    public var work = 12_000_000_000
    /// Bytes of a certificate.
    public var certificateBytes = 512 << 20
    /// Bytes of a mask file: room for 2³¹ cells and the white space between them.
    public var maskBytes = 5 << 30

    public init() {}

    /// Rows, columns and width of an instance.
    package static let dimension = 1 << 22
    /// Cells of each mask, and of the product.
    package static let cells = 1 << 31
    static let jsonDepth = 1_000
    package static let jsonNodes = 1 << 26
    package static let jsonKeys = 16
    /// Characters of a rational number.
    package static let numberLength = 20_000
    package static let laurentExponent = 1 << 20
    package static let monomialExponent = 64
    package static let splitDepth = 300
    package static let partsDepth = 32
    /// Members of τ_i ∩ K in the disjoint evidence of SC204.
    package static let subsetSize = 12
    /// Chains of cells that SC303 goes through.
    package static let chains = 10_000_000
    package static let nestedLines = 256
    /// Reduced vectors of multiplicities on a side of SC305, and comparisons of them.
    package static let reducedVectors = 200_000
    package static let reducedComparisons = 50_000_000
    /// Rows of a minor in a case distinction on parameters, whose determinant is expanded.
    package static let minorSize = 7
    /// The absolute value of an entry of a zero in SC307.
    package static let zeroEntry = 1_000_000
    /// Degree in a parameter that is eliminated.
    package static let eliminationDegree = 4_096
}

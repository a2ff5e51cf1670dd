import SupportMasks

/// Where the blocks of a split lie: a matrix on the product of two chainable patterns as a product of a matrix on each.
///
/// The rank-one supports of the pair fall into a₂·d₁ classes of r equal ones, by i ∈ a₂ and l ∈ d₁; the rectangle
/// of a class is a block of every (d₁/d₂)-th row and of c₂ neighbouring columns in a dense block of the
/// product (Chains.md, "Blocks of a split"). Rectangles of different classes are disjoint.
struct SplitGeometry {
    let left: KroneckerPattern
    let right: KroneckerPattern
    /// r.
    let rank: Int
    /// The pattern of the product.
    let product: KroneckerPattern
    /// a₂/a₁: the classes beside one another in a block of the product.
    let across: Int
    /// d₁/d₂: the classes between one another's rows.
    let between: Int

    init?(_ left: KroneckerPattern, _ right: KroneckerPattern) {
        guard let rank = left.chainRank(with: right), let product = left.chainProduct(with: right) else { return nil }
        (self.left, self.right, self.rank, self.product) = (left, right, rank, product)
        (across, between) = (right.a / left.a, left.d / right.d)
    }

    var classCount: Int { right.a * left.d }

    /// The offsets of a class: in the product's block form, in the left factor's, in the right factor's.
    struct Place {
        var product: Int
        var left: Int
        var right: Int
    }

    func place(_ index: Int) -> Place {
        let (i, l) = (index / left.d, index % left.d)
        let (outer, inner) = (i / across, i % across)
        let (residue, first) = (l % right.d, l / right.d)
        return Place(
            product: ((outer * product.d + residue) * product.b + first) * product.c + inner * right.c,
            left: (outer * left.d + l) * left.b * left.c + inner * rank,
            right: ((i * right.d + residue) * right.b + first) * right.c)
    }

    /// The entries from one row of a class's rectangle to the next.
    var productStride: Int { between * product.c }
    var leftStride: Int { left.c }
    /// The entries from one of the r rows of a class to the next.
    var rightStride: Int { between * right.c }
}

extension SplitGeometry {
    /// The rectangle of a class in the product.
    func block<Scalar>(_ place: Place, in product: UnsafePointer<Scalar>) -> BlockView<Scalar> {
        BlockView(start: product + place.product, stride: productStride, rows: left.b, columns: right.c)
    }

    /// The r columns of a class in the left factor.
    func leftBlock<Scalar>(_ place: Place, in left: UnsafeMutablePointer<Scalar>) -> MutableBlockView<Scalar> {
        MutableBlockView(start: left + place.left, stride: leftStride)
    }

    /// The r rows of a class in the right factor.
    func rightBlock<Scalar>(_ place: Place, in right: UnsafeMutablePointer<Scalar>) -> MutableBlockView<Scalar> {
        MutableBlockView(start: right + place.right, stride: rightStride)
    }
}

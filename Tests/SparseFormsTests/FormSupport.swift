import SupportMasks

/// A random matrix, packed.
func randomMatrix(_ rows: Int, _ columns: Int, density: Double, _ generator: inout SplitMix64) -> BitMatrix {
    BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < density }
}

/// Both forms of a set.
func forms(_ set: BitSet) -> [BitSet] { [set.packed(), set.listed()] }

/// Both forms of a matrix.
func forms(_ matrix: BitMatrix) -> [BitMatrix] { [matrix.packed(), matrix.listed()] }

extension FactorSupports {
    /// The same supports, packed.
    var packed: FactorSupports { FactorSupports(left: left.packed(), right: right.packed()) }
    /// The same supports, listed.
    var listed: FactorSupports { FactorSupports(left: left.listed(), right: right.listed()) }
    /// One mask of either form.
    var mixed: FactorSupports { FactorSupports(left: left.listed(), right: right.packed()) }
}

/// All matrices of a size.
func allMatrices(_ rows: Int, _ columns: Int) -> [BitMatrix] {
    (0..<(1 << (rows * columns))).map { word in
        BitMatrix(rowCount: rows, columnCount: columns) { word >> ($0 * columns + $1) & 1 == 1 }
    }
}

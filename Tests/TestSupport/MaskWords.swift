import SupportMasks

/// Seeds of the random tests; the seed is the argument of the test case, so a failure names it.
package let seeds: [UInt64] = [1, 20_260_727, 0xDEAD_BEEF]

/// Rows of a test that are no mask.
package struct NoMask: Error {
    package let rows: [String]
}

/// The mask with rows of "0" and "1".
package func matrix(_ rows: String...) throws -> BitMatrix { try matrix(rows) }

/// The mask with rows of "0" and "1".
package func matrix(_ rows: [String]) throws -> BitMatrix {
    guard let mask = BitMatrix(rows) else { throw NoMask(rows: rows) }
    return mask
}

/// The supports I and J.
package func factorization(_ name: String, _ left: [String], _ right: [String]) throws -> MaskInstance {
    MaskInstance(name: name, masks: .factorization(FactorSupports(left: try matrix(left), right: try matrix(right))))
}

/// The network of layers, input side first.
package func network(_ name: String, _ layers: (name: String, rows: [String])...) throws -> MaskInstance {
    MaskInstance(name: name, masks: .network(try layers.map { Layer(name: $0.name, mask: try matrix($0.rows)) }))
}

/// A random mask with the given part of its cells set.
package func randomMatrix(_ rows: Int, _ columns: Int, density: Double = 0.5, using generator: inout SplitMix64)
    -> BitMatrix
{
    BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < density }
}

/// Random supports I and J of one to `most` rows each, and of as many columns.
package func randomFactorization(_ name: String, most: Int, density: Double, using generator: inout SplitMix64)
    -> MaskInstance
{
    let sizes = (0..<3).map { _ in 1 + Int(generator.next() % UInt64(most)) }
    let left = randomMatrix(sizes[0], sizes[2], density: density, using: &generator)
    let right = randomMatrix(sizes[1], sizes[2], density: density, using: &generator)
    return MaskInstance(name: name, masks: .factorization(FactorSupports(left: left, right: right)))
}

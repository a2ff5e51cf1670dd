import Foundation
import SupportMasks

/// A part of the work that is measured in a process of its own.
enum Stage: String, Sendable, CaseIterable {
    /// Makes the masks and writes the files that the others read. Not a measurement.
    case make
    /// The text file to masks.
    case reading
    /// Classification, relation, and the private cells of the whole matrix.
    case analysis
    /// The search for private cells that ends at the first obstruction.
    case obstruction
    /// The whole report of an instance: classes, tractability, closedness, training.
    case decision
    /// The independent checker on the certificate and the mask file.
    case verification
}

/// The files of an instance.
struct StageFiles: Sendable {
    let folder: String
    var masks: String { folder + "/masks.txt" }
    var left: String { folder + "/I.npy" }
    var right: String { folder + "/J.npy" }
    var shape: String { folder + "/shape.json" }
    var certificate: String { folder + "/certificate.json" }

    /// The sizes, for whoever reads the packed files.
    struct Shape: Codable {
        /// The name of the instance in the mask file.
        var name: String
        var rows: Int
        var columns: Int
        var width: Int
    }

    /// The masks of the packed files, as a factorization.
    func instance() throws -> (name: String, supports: FactorSupports) {
        let shape = try JSONDecoder().decode(Shape.self, from: Data(contentsOf: URL(fileURLWithPath: self.shape)))
        let left = try PackedMatrixFile.read(self.left, rowCount: shape.rows, columnCount: shape.width)
        let right = try PackedMatrixFile.read(self.right, rowCount: shape.columns, columnCount: shape.width)
        return (shape.name, FactorSupports(left: left, right: right))
    }
}

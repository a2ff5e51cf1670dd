import CommandManuals
import Foundation
import MaskFiles
import SupportMasks

/// `--target`: the matrix that is asked about beside the masks.
enum TargetOptions {
    static let options: [OptionSpecification] = [
        .value(
            "--target", .file("A.npy"),
            """
            what can be said of one matrix A on the masks: whether it is X Yᵀ, whether products come near it, how far it \
            is from a matrix without a best approximation. .npy, .npz, .safetensors, .mtx, a JSON list of rows \
            ([["0", "1"], [1, 0.5]]), or a certificate, whose matrix is taken. Numbers are exact, floating ones as \
            their bits say. Of a factorization, or a network of two layers (outputs × inputs)
            """),
        .value("--target-array", .text("NAME"), "which array of the target's file, where it holds several"),
    ]

    /// The matrix, if one is asked about; nil after a fault of its file has been told.
    static func read(_ arguments: ParsedArguments, _ files: [InputFile], _ context: CommandContext)
        throws(CommandError) -> TargetMatrix??
    {
        guard let path = arguments.value(of: "--target") else {
            guard !arguments.has("--target-array") else { throw .usage("--target-array is for --target") }
            return .some(nil)
        }
        guard path != "-" else { throw .usage("--target needs the name of a file") }
        let bytes: Data
        do { bytes = try context.readBytes(path) } catch { throw .usage("\(error.file): \(error.message)") }
        let matrix: TargetMatrix
        do throws(MaskFilesError) {
            matrix = try TargetFile.read(path, array: arguments.value(of: "--target-array"), bytes: bytes)
        } catch {
            context.writeError("\(error)\n")
            return nil
        }
        for instance in files.flatMap({ $0.instances.map(\.instance) }) { try require(matrix, instance) }
        return matrix
    }

    /// Requires that the matrix is one that products of the instance could be.
    private static func require(_ matrix: TargetMatrix, _ instance: MaskInstance) throws(CommandError) {
        if let layers = instance.layers, layers.count != 2 {
            throw .usage(
                "--target is for a factorization or a network of two layers, and '\(instance.name)' has \(layers.count)"
            )
        }
        guard let masks = instance.factorSupports else {
            throw .usage("--target: the layers of '\(instance.name)' do not fit, or are too large to be written out")
        }
        guard matrix.rowCount == masks.rowCount, matrix.columnCount == masks.columnCount else {
            throw .usage(
                "\(matrix.path): expected a \(masks.rowCount) × \(masks.columnCount) matrix, as products of '\(instance.name)' are, found \(matrix.rowCount) × \(matrix.columnCount)"
            )
        }
    }
}

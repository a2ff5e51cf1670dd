import MaskFiles
import PathEmbedding
import Reports
import SupportMasks

/// The values of a network whose masks were read, for `--embedding` with `--from-weights`.
struct EmbeddingOfFiles {
    /// The files that were read together.
    let paths: [String]
    /// Whether arrays are stored inputs × outputs.
    let isTransposed: Bool
    /// Whether biases are wanted.
    let hasBiases: Bool
    /// The file whose values are to be compared.
    let against: String?

    /// What there is to say of the values on the masks of an instance.
    ///
    /// - Throws: for values that are not there, or do not fit. Of files in other forms only the masks are
    ///   spoken of, unless a comparison is wanted.
    func report(_ instance: MaskInstance) throws(MaskFilesError) -> EmbeddingOfWeights {
        let file: NetworkFile
        do throws(MaskFilesError) { file = try NetworkFile(paths) } catch {
            guard against == nil else { throw error }
            return EmbeddingOfWeights(
                paragraphs: ["Values are read from .npy, .npz and .safetensors alone: this is about the masks."],
                json: nil)
        }
        let network = try network(in: file, on: instance)
        var comparison: NetworkComparison?
        if let against {
            comparison = NetworkComparison(
                network, try self.network(in: NetworkFile([against]), on: instance), source: against)
        }
        let names = file.biasNames(of: instance)
        let report = ValuesReport(
            network, biasNames: hasBiases ? names : names.map { _ in nil }, comparison: comparison)
        return EmbeddingOfWeights(paragraphs: report.paragraphs, json: report.json)
    }

    private func network(in file: NetworkFile, on instance: MaskInstance) throws(MaskFilesError) -> ReLUNetwork {
        try file.network(like: instance, isTransposed: isTransposed, hasBiases: hasBiases)
    }
}

import MaskFiles
import PathEmbedding
import Reports
import SupportCheckCommand

/// What `analyze --embedding --from-weights` says of values: the companion's part of a command that does without it.
enum EmbeddingOfFiles {
    /// Files in other forms than NumPy's have their masks analysed; a comparison needs values.
    static func report(_ request: WeightsRequest) -> Result<EmbeddingOfWeights, MaskFilesError> {
        do throws(MaskFilesError) {
            return .success(try values(request))
        } catch {
            return .failure(error)
        }
    }

    private static func values(_ request: WeightsRequest) throws(MaskFilesError) -> EmbeddingOfWeights {
        let file: NetworkFile
        do throws(MaskFilesError) { file = try NetworkFile(request.paths) } catch {
            guard request.against == nil else { throw error }
            return EmbeddingOfWeights(
                paragraphs: ["Values are read of .npy and .npz alone: this is about the masks."], json: nil)
        }
        let network = try network(in: file, request)
        var comparison: NetworkComparison?
        if let other = request.against {
            comparison = NetworkComparison(network, try self.network(in: NetworkFile([other]), request), source: other)
        }
        let names = file.biasNames(of: request.instance)
        let report = ValuesReport(
            network, biasNames: request.hasBiases ? names : names.map { _ in nil }, comparison: comparison)
        return EmbeddingOfWeights(paragraphs: report.paragraphs, json: report.json)
    }

    private static func network(in file: NetworkFile, _ request: WeightsRequest) throws(MaskFilesError) -> ReLUNetwork {
        try file.network(on: request.instance, isTransposed: request.isTransposed, hasBiases: request.hasBiases)
    }
}

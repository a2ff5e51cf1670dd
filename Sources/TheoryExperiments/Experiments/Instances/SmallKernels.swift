import FloatingProposals
import Proofs
import SupportFamilies
import SupportMasks
import SupportTheory

/// Masks with few supports and lines, decided.
struct SmallKernels {
    /// With curves to a matrix that is no product.
    private(set) var notClosed: [InstanceAnalysis] = []
    private(set) var closed: [InstanceAnalysis] = []

    /// LU and others that are not closed, and closed ones on which supports overlap; so many of each, at random.
    ///
    /// - Parameter luSizes: those of the LU masks, which come first.
    init(luSizes: ClosedRange<Int>, count: Int, _ normals: inout SeededNormals) throws {
        notClosed = try luSizes.map { InstanceAnalysis(try SupportFamilies.lu($0)) }
        let family = KernelFamily(width: 3, lines: 7, rows: 3, columns: 4, isReduced: true)
        for kernel in try family.kernels().shuffled(using: &normals) {
            guard notClosed.count < count || closed.count < count else { break }
            let analysis = InstanceAnalysis(MaskInstance(name: kernel.name, masks: .factorization(kernel.supports)))
            switch analysis.verdict {
            case .notClosed where notClosed.count < count: notClosed.append(analysis)
            case .closed where closed.count < count && kernel.width > 1: closed.append(analysis)
            default: break
            }
        }
    }
}

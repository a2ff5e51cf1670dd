import DenseNumerics
import FloatingProposals
import SupportMasks

/// x ↦ W₂ σ(W₁ x + b) + c with σ = max(·, 0), the weights on masks.
struct ShallowNetwork {
    let firstMask: BitMatrix
    let secondMask: BitMatrix
    /// W₁, W₂, b, c, one after the other; zero outside the masks.
    var weights: [Double]

    var inputCount: Int { firstMask.columnCount }
    var hiddenCount: Int { firstMask.rowCount }
    var outputCount: Int { secondMask.rowCount }
    private var secondStart: Int { hiddenCount * inputCount }
    private var biasStart: Int { secondStart + outputCount * hiddenCount }
    private var offsetStart: Int { biasStart + hiddenCount }

    /// Normal weights, scaled by the number of units before them; biases between −1 and 1.
    init(_ masks: FactorSupports, _ normals: inout SeededNormals) {
        firstMask = masks.right.transposed()
        secondMask = masks.left
        let (h, d, o) = (masks.width, masks.columnCount, masks.rowCount)
        weights = Array(repeating: 0, count: h * d + o * h + h + o)
        for k in 0..<h {
            for j in firstMask.row(k) { weights[k * d + j] = normals.normal() / Double(d).squareRoot() }
        }
        for k in 0..<h { weights[biasStart + k] = normals.uniform() }
        for i in 0..<o {
            for k in secondMask.row(i) { weights[h * d + i * h + k] = normals.normal() / Double(h).squareRoot() }
        }
    }

    /// Given weights; every hidden unit is shifted by `shift`, and the outputs back: for inputs that keep all units
    /// active it is the linear map X Yᵀ.
    init(_ masks: FactorSupports, linear pair: Pair, shift: Double) {
        firstMask = masks.right.transposed()
        secondMask = masks.left
        let (h, d, o) = (masks.width, masks.columnCount, masks.rowCount)
        weights = Array(repeating: 0, count: h * d + o * h + h + o)
        for k in 0..<h {
            for j in 0..<d { weights[k * d + j] = pair.right[j, k] }
            weights[biasStart + k] = shift
        }
        for i in 0..<o {
            for k in 0..<h {
                weights[secondStart + i * h + k] = pair.left[i, k]
                weights[offsetStart + i] -= shift * pair.left[i, k]
            }
        }
    }

    /// Σ_k ‖W₂ column k‖ · ‖(W₁ row k, b_k)‖, which rescaling the hidden units does not change.
    var pathNorm: Double {
        (0..<hiddenCount).reduce(0) { sum, k in
            let incoming = (0..<inputCount).reduce(weights[biasStart + k] * weights[biasStart + k]) {
                $0 + weights[k * inputCount + $1] * weights[k * inputCount + $1]
            }
            let outgoing = (0..<outputCount).reduce(0.0) {
                $0 + weights[secondStart + $1 * hiddenCount + k] * weights[secondStart + $1 * hiddenCount + k]
            }
            return sum + (incoming * outgoing).squareRoot()
        }
    }

    /// f(x) of each sample.
    func outputs(_ data: Samples) -> [Double] {
        (0..<data.count).flatMap { n in
            let hidden = (0..<hiddenCount).map { k in
                max(
                    0,
                    (0..<inputCount).reduce(weights[biasStart + k]) {
                        $0 + weights[k * inputCount + $1] * data.inputs[n * inputCount + $1]
                    })
            }
            return (0..<outputCount).map { i in
                (0..<hiddenCount).reduce(weights[offsetStart + i]) {
                    $0 + weights[secondStart + i * hiddenCount + $1] * hidden[$1]
                }
            }
        }
    }

    /// ½ Σ ‖f(x) − y‖² / N over the samples.
    func loss(_ data: Samples) -> Double {
        zip(outputs(data), data.outputs).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(2 * data.count)
    }

    /// The places of the weights that the masks allow, and of all biases.
    var freePlaces: [Int] {
        let first = (0..<hiddenCount).flatMap { k in firstMask.row(k).map { k * inputCount + $0 } }
        let second = (0..<outputCount).flatMap { i in secondMask.row(i).map { secondStart + i * hiddenCount + $0 } }
        return first + second + Array(biasStart..<weights.count)
    }

    /// f(x) − y of each sample, and its derivatives by the weights in some places, row by row; at a kink those of the
    /// inactive side.
    ///
    /// - Parameter column: for each place its number among the free ones; nil of those that stay zero.
    func linearise(_ data: Samples, column: [Int?], width: Int, _ residuals: inout [Double], _ slopes: inout [Double]) {
        for index in slopes.indices { slopes[index] = 0 }
        for n in 0..<data.count {
            let x = n * inputCount
            let hidden = (0..<hiddenCount).map { k in
                (0..<inputCount).reduce(weights[biasStart + k]) {
                    $0 + weights[k * inputCount + $1] * data.inputs[x + $1]
                }
            }
            for i in 0..<outputCount {
                let row = (n * outputCount + i)
                func set(_ place: Int, _ value: Double) {
                    if let column = column[place] { slopes[row * width + column] = value }
                }
                residuals[row] = weights[offsetStart + i] - data.outputs[row]
                set(offsetStart + i, 1)
                for k in 0..<hiddenCount where hidden[k] > 0 {
                    let weight = weights[secondStart + i * hiddenCount + k]
                    residuals[row] += weight * hidden[k]
                    set(secondStart + i * hiddenCount + k, hidden[k])
                    set(biasStart + k, weight)
                    for j in 0..<inputCount { set(k * inputCount + j, weight * data.inputs[x + j]) }
                }
            }
        }
    }
}

/// Inputs and outputs, sample after sample.
struct Samples {
    var inputs: [Double]
    var outputs: [Double]
    var count: Int
}

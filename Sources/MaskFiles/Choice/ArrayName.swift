/// The name of an array, taken apart: what it masks, the words and the numbers in it.
///
/// Names are those of PyTorch (`fc1.weight_mask`), NumPy (`fc1`), Flax (`params/Dense_0/kernel`): parts are divided by
/// points or strokes.
package struct ArrayName: Hashable, Sendable {
    /// The whole name.
    package let text: String
    /// The name of what the array masks, if it is named as a mask: `fc1.weight` of `fc1.weight_mask`.
    package let masked: String?

    package init(_ text: String) {
        self.text = text
        masked = Self.masked(by: text)
    }

    /// The name of the weights: of a mask, those it masks.
    package var base: String { masked ?? text }

    /// The parts of the base.
    var parts: [Substring] { Self.parts(of: base) }

    /// Whether the last part says that the array holds the weights of a layer.
    var isWeight: Bool { masked == nil && (text.hasSuffix("weight") || isKernel) }

    /// Whether the last part is the word of Keras and Flax for weights, which they store inputs × outputs.
    var isKernel: Bool { parts.last == "kernel" }

    /// The name of the biases beside the weights: `fc1.bias` of `fc1.weight`, and of `fc1`.
    package var biases: String {
        for suffix in ["weight", "kernel"] where base.hasSuffix(".\(suffix)") || base.hasSuffix("/\(suffix)") {
            return base.dropLast(suffix.count) + "bias"
        }
        return base + ".bias"
    }

    /// The weights before pruning, as PyTorch keeps them beside a mask: `fc1.weight` of `fc1.weight_orig`.
    var original: String? {
        if text.hasSuffix("_orig") { return String(text.dropLast(5)) }
        return Self.parametrized(text, last: "original")
    }

    /// Whether the mask says who may look at whom, which is no support of weights.
    var isAttentionMask: Bool {
        let words = [
            "attn_mask", "attention_mask", "causal_mask", "padding_mask", "src_mask", "tgt_mask", "memory_mask",
        ]
        if words.contains(where: text.hasSuffix) { return true }
        let parts = Self.parts(of: text)
        return parts.last == "mask" && parts.count >= 2 && Self.attention.contains(String(parts[parts.count - 2]))
    }

    private static let attention: Set<String> = ["attn", "attention", "self_attn", "self_attention", "cross_attn"]

    static func parts(of text: String) -> [Substring] { text.split { $0 == "." || $0 == "/" } }

    private static func masked(by text: String) -> String? {
        if let base = parametrized(text, last: "mask") { return base }
        for suffix in ["_mask", ".mask", "/mask"] where text.hasSuffix(suffix) && text.utf8.count > suffix.utf8.count {
            return String(text.dropLast(suffix.count))
        }
        return nil
    }

    /// `fc1.weight` of `fc1.parametrizations.weight.0.mask` (`torch.nn.utils.parametrize`); nil for other names.
    private static func parametrized(_ text: String, last: String) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let place = parts.lastIndex(of: "parametrizations"), place > 0, parts.count > place + 2,
            parts.last == Substring(last)
        else { return nil }
        return parts[..<place].joined(separator: ".") + "." + parts[place + 1]
    }
}

/// The words and the numbers of a name: names with the same words differ in their numbers alone.
struct NumberedName: Hashable {
    /// The name with a mark for each run of digits.
    let words: String
    /// The numbers in order, without zeros in front.
    let numbers: [String]

    init(_ text: String) {
        var words = ""
        var numbers: [String] = []
        var digits = ""
        func end() {
            guard !digits.isEmpty else { return }
            let number = digits.drop { $0 == "0" }
            numbers.append(number.isEmpty ? "0" : String(number))
            words += "#"
            digits = ""
        }
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
            } else {
                end()
                // A mark of its own would be taken for a number.
                words += scalar == "#" ? "##" : String(scalar)
            }
        }
        end()
        (self.words, self.numbers) = (words, numbers)
    }

    /// Whether one comes before another of the same words.
    static func isBefore(_ a: NumberedName, _ b: NumberedName) -> Bool {
        for (x, y) in zip(a.numbers, b.numbers) where x != y {
            return x.utf8.count == y.utf8.count ? x < y : x.utf8.count < y.utf8.count
        }
        return a.numbers.count < b.numbers.count
    }
}

/// Whether a name comes before another when runs of digits are compared as numbers: `layers.2.weight` before
/// `layers.10.weight`.
func isNaturallyBefore(_ a: String, _ b: String) -> Bool {
    let (first, second) = (Array(a.utf8), Array(b.utf8))
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
        let (left, right) = (digits(first, from: i), digits(second, from: j))
        if !left.isEmpty, !right.isEmpty {
            let (x, y) = (left.drop { $0 == 0x30 }, right.drop { $0 == 0x30 })
            if x.count != y.count { return x.count < y.count }
            if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
            (i, j) = (left.endIndex, right.endIndex)
        } else if first[i] != second[j] {
            return first[i] < second[j]
        } else {
            (i, j) = (i + 1, j + 1)
        }
    }
    if first.count - i != second.count - j { return first.count - i < second.count - j }
    return first.lexicographicallyPrecedes(second)
}

private func digits(_ bytes: [UInt8], from start: Int) -> ArraySlice<UInt8> {
    bytes[start...].prefix { (0x30...0x39).contains($0) }
}

/// Two arrays whose names say what they are to each other.
enum PairNames {
    /// I and J, or X and Y, of A ≈ X Yᵀ: rows × width and columns × width.
    case factors(left: Int, right: Int)
    /// W and H of A = W H, L and U of A = L U: a product that is written from the left.
    case product(left: Int, right: Int)

    private static let factors = [("I", "J"), ("i", "j"), ("X", "Y"), ("x", "y")]
    private static let products = [("W", "H"), ("L", "U")]

    /// What two names are; nil if they are no pair. Places are 0 and 1.
    init?(_ names: [ArrayName]) {
        guard names.count == 2 else { return nil }
        func places(_ pair: (String, String)) -> (Int, Int)? {
            if (names[0].base, names[1].base) == pair { return (0, 1) }
            return (names[1].base, names[0].base) == pair ? (1, 0) : nil
        }
        if let (left, right) = Self.factors.lazy.compactMap(places).first {
            self = .factors(left: left, right: right)
        } else if let (left, right) = Self.products.lazy.compactMap(places).first {
            self = .product(left: left, right: right)
        } else {
            return nil
        }
    }

    /// Whether a name is I or J, which stand alone in a file.
    static func isFactor(_ name: ArrayName) -> Bool { name.base == "I" || name.base == "J" }
}

import SupportMasks

/// A tensor of a safetensors file.
struct Tensor: Sendable {
    let name: String
    let dtype: String
    let shape: [Int]
    /// Where its entries are in the file.
    let range: Range<Int>
}

/// The header of a safetensors file: eight bytes of length, then a JSON object of tensors, whose entries fill the rest
/// of the file.
enum SafeTensorsHeader {
    /// As the library of the format sets it.
    static let longestHeader = 100_000_000

    /// The tensors in the order of their entries in the file.
    static func tensors(of bytes: ByteView, context: ReadingContext) throws(MaskFilesError) -> [Tensor] {
        guard bytes.count >= 8 else {
            throw context.error(
                "expected the length of a safetensors header in eight bytes, found \(bytes.count) bytes")
        }
        let length = bytes.little(UInt64.self, at: 0)
        guard length <= UInt64(longestHeader), length <= UInt64(bytes.count - 8) else {
            throw context.error(
                "expected a header of at most \(min(longestHeader, bytes.count - 8)) bytes, found a length of \(length)",
                at: .byte(0))
        }
        let start = 8 + Int(length)
        do throws(JSONFault) {
            let header = bytes[8..<start]
            return try contiguous(try tensors(JSONTextParser.parse(header), in: header), from: start, to: bytes.count)
        } catch {
            throw context.error(error.message, at: .byte(8 + error.offset))
        }
    }

    private static func tensors(_ node: JSONNode, in header: ByteView) throws(JSONFault) -> [(
        tensor: Tensor, offset: Int
    )] {
        guard case .object(let members) = node.kind else {
            throw JSONFault("expected an object of tensors, found \(node.description)", at: node.offset)
        }
        var tensors: [(tensor: Tensor, offset: Int)] = []
        for (name, value) in members where name != "__metadata__" {
            tensors.append((try tensor(name, value, in: header), value.offset))
        }
        return tensors
    }

    private static func tensor(_ name: String, _ node: JSONNode, in header: ByteView) throws(JSONFault) -> Tensor {
        guard case .string(let range, let hasEscapes)? = node.member("dtype")?.kind,
            let shape = try sizes(node.member("shape"), in: header),
            let offsets = try sizes(node.member("data_offsets"), in: header),
            offsets.count == 2, offsets[0] <= offsets[1]
        else {
            throw JSONFault(
                "tensor \(quoted(name)): expected a dtype, a shape and two data_offsets, one after the other",
                at: node.offset)
        }
        let dtype = try JSONTextParser.text(range, hasEscapes: hasEscapes, in: header)
        let byteCount = offsets[1] - offsets[0]
        if let size = ElementType(dtype: dtype)?.size {
            guard let expected = checkedProduct(shape + [size]), expected == byteCount else {
                throw JSONFault(
                    "tensor \(quoted(name)): expected as many bytes as its shape and dtype \(dtype) take, found \(byteCount)",
                    at: node.offset)
            }
        }
        return Tensor(name: name, dtype: dtype, shape: shape, range: offsets[0]..<offsets[1])
    }

    /// An array of sizes, none negative; nil if it is something else.
    private static func sizes(_ node: JSONNode?, in header: ByteView) throws(JSONFault) -> [Int]? {
        guard let elements = node?.elements else { return nil }
        var sizes: [Int] = []
        for element in elements {
            guard case .number(let range) = element.kind, let text = header.text(range), let size = Int(text), size >= 0
            else {
                throw JSONFault("expected a size, which is an integer and not negative", at: element.offset)
            }
            sizes.append(size)
        }
        return sizes
    }

    /// The tensors in order, which have to fill the rest of the file without gaps, and not share bytes.
    private static func contiguous(
        _ tensors: [(tensor: Tensor, offset: Int)], from start: Int, to end: Int
    ) throws(JSONFault) -> [Tensor] {
        let sorted = tensors.sorted {
            ($0.tensor.range.lowerBound, $0.tensor.range.upperBound) < (
                $1.tensor.range.lowerBound, $1.tensor.range.upperBound
            )
        }
        var next = 0
        var result: [Tensor] = []
        for (tensor, offset) in sorted {
            guard tensor.range.lowerBound == next, tensor.range.upperBound <= end - start else {
                throw JSONFault(
                    "tensor \(quoted(tensor.name)): expected its data from byte \(next) on within the \(end - start) bytes of data, found it at "
                        + "\(tensor.range.lowerBound) up to \(tensor.range.upperBound)", at: offset)
            }
            next = tensor.range.upperBound
            let range = start + tensor.range.lowerBound..<start + tensor.range.upperBound
            result.append(Tensor(name: tensor.name, dtype: tensor.dtype, shape: tensor.shape, range: range))
        }
        guard next == end - start else {
            throw JSONFault(
                "expected tensors that fill the \(end - start) bytes of data, found \(next) bytes of tensors", at: 0)
        }
        return result
    }
}

/// Choices that bytes make, from the first on; zero when they are used up.
struct ByteChoices {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    /// Bits of the last byte that were not used.
    private var (rest, bitCount): (UInt8, Int) = (0, 0)

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func byte() -> Int {
        guard offset < bytes.count else { return 0 }
        defer { offset += 1 }
        return Int(bytes[offset])
    }

    mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + byte() % range.count }

    mutating func bit() -> Bool {
        if bitCount == 0 { (rest, bitCount) = (UInt8(byte()), 8) }
        defer { (rest, bitCount) = (rest >> 1, bitCount - 1) }
        return rest & 1 == 1
    }

    mutating func order(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for place in order.indices.dropLast() { order.swapAt(place, number(in: place...count - 1)) }
        return order
    }
}

/// The two codes of a compressed block.
struct DeflateCodes {
    private(set) var literals = DecodingTable(mostBits: 11, symbols: 288)
    private(set) var distances = DecodingTable(mostBits: 8, symbols: 32)
    private var lengths = DecodingTable(mostBits: 7, symbols: 19)

    /// Takes the fixed codes.
    mutating func takeFixed() throws(DeflateFault) {
        guard literals.take(lengths: DeflateSymbols.fixedLiteralLengths, meanings: DeflateSymbols.literals),
            distances.take(lengths: DeflateSymbols.fixedDistanceLengths, meanings: DeflateSymbols.distances)
        else { throw .codes }
    }

    /// Reads the codes that stand before a block's data.
    mutating func takeDynamic(_ reader: inout BitReader) throws(DeflateFault) {
        let literalCount = try reader.bits(5) + 257
        let distanceCount = try reader.bits(5) + 1
        let lengthCount = try reader.bits(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .codeCount }
        var order = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { order[DeflateSymbols.lengthOrder[index]] = UInt8(try reader.bits(3)) }
        guard lengths.take(lengths: order, meanings: DeflateSymbols.lengths), lengths.isComplete else {
            throw .lengthCode
        }
        let told = try toldLengths(literalCount + distanceCount, &reader)
        guard told[256] != 0 else { throw .noEnd }
        // One code of one bit, or none, may stand for the whole: there may be one distance, or none.
        guard literals.take(lengths: told[..<literalCount], meanings: DeflateSymbols.literals),
            literals.isComplete || literals.isSingle,
            distances.take(lengths: told[literalCount...], meanings: DeflateSymbols.distances),
            distances.isComplete || distances.isSingle || distances.count == 0
        else { throw .codes }
    }

    private func toldLengths(_ count: Int, _ reader: inout BitReader) throws(DeflateFault) -> [UInt8] {
        var told: [UInt8] = []
        told.reserveCapacity(count)
        while told.count < count {
            let repeated: (value: UInt8, times: Int)
            switch try reader.lengthSymbol(lengths) {
            case 16:
                guard let last = told.last else { throw .firstRepetition }
                repeated = (last, 3 + (try reader.bits(2)))
            case 17: repeated = (0, 3 + (try reader.bits(3)))
            case 18: repeated = (0, 11 + (try reader.bits(7)))
            case let symbol: repeated = (UInt8(symbol), 1)
            }
            guard told.count + repeated.times <= count else { throw .lengthCount }
            told += repeatElement(repeated.value, count: repeated.times)
        }
        return told
    }
}

extension BitReader {
    mutating func bits(_ count: Int) throws(DeflateFault) -> Int {
        guard let value = take(count) else { throw .end }
        return value
    }

    /// A symbol of a complete code that has no second tables.
    fileprivate mutating func lengthSymbol(_ code: DecodingTable) throws(DeflateFault) -> Int {
        refill()
        let entry = code.entries[Int(bits & (1 << UInt64(code.bits) - 1))]
        guard !entry.isNone, !entry.isLink else { throw .lengthBits }
        guard skip(entry.length) else { throw .end }
        return entry.value
    }
}

// The loop that all the time goes to. It works on addresses, without checks of its own making but those that are
// written here:
//
// - An entry of a first table is chosen by as many bits as it has entries for; a link and its bits stay within the
//   table (`DecodingTable.fill`).
// - A pass begins at `place` ≤ `lastStart`, and writes at most `longestRepetition` bytes; `copy` may write seven more.
//   The buffer has them.
// - A repetition reads from `place − distance` ≥ 0 on, and only what was written before: `distance` is at least 1.
// - 56 bits are enough for a length with its bits (15 + 5) and a distance with its bits (15 + 13). Bits beyond the data
//   are zeros, and noticed before
//   anything is written.

/// Decodes the symbols of a compressed block.
enum DeflateLoop {
    enum Outcome {
        /// The block has ended.
        case blockEnd
        /// There may be no room for another repetition.
        case full
        case fault(DeflateFault)
    }

    /// What must lie behind the last place where a pass may begin.
    static let slack = DeflateSymbols.longestRepetition + 8

    /// Decodes on from a place of a buffer, until the block ends or less than `slack` bytes of the buffer are left.
    ///
    /// - Parameter limit: the place that may not be passed; it may lie behind the buffer's end.
    static func run(
        _ input: inout BitReader, _ codes: borrowing DeflateCodes, _ buffer: UnsafeMutableRawBufferPointer,
        _ place: inout Int, limit: Int
    ) -> Outcome {
        codes.literals.entries.withUnsafeBufferPointer { literals in
            codes.distances.entries.withUnsafeBufferPointer { distances in
                guard let output = buffer.baseAddress, let first = literals.baseAddress,
                    let second = distances.baseAddress
                else { return .fault(.codes) }
                let tables = Tables(
                    literals: first, literalBits: codes.literals.bits, distances: second,
                    distanceBits: codes.distances.bits)
                return run(&input, tables, output, &place, lastStart: buffer.count - slack, limit: limit)
            }
        }
    }

    private struct Tables {
        let literals: UnsafePointer<DecodingEntry>
        let literalBits: Int
        let distances: UnsafePointer<DecodingEntry>
        let distanceBits: Int
    }

    @inline(__always)
    private static func entry(_ table: UnsafePointer<DecodingEntry>, _ bits: Int, _ reader: BitReader) -> DecodingEntry
    {
        let entry = table[Int(truncatingIfNeeded: reader.bits & (1 &<< UInt64(truncatingIfNeeded: bits) &- 1))]
        guard entry.isLink else { return entry }
        let rest = reader.bits &>> UInt64(truncatingIfNeeded: bits)
        return table[
            entry.value &+ Int(truncatingIfNeeded: rest & (1 &<< UInt64(truncatingIfNeeded: entry.extraBits) &- 1))]
    }

    /// Takes a code and the bits that follow it: the number that they choose, or nil after the end.
    @inline(__always)
    private static func number(_ entry: DecodingEntry, _ reader: inout BitReader) -> Int? {
        let extra =
            reader.bits &>> UInt64(truncatingIfNeeded: entry.length)
            & (1 &<< UInt64(truncatingIfNeeded: entry.extraBits) &- 1)
        return reader.skip(entry.length &+ entry.extraBits) ? entry.value &+ Int(truncatingIfNeeded: extra) : nil
    }

    private static func run(
        _ input: inout BitReader, _ tables: Tables, _ output: UnsafeMutableRawPointer, _ target: inout Int,
        lastStart: Int, limit: Int
    ) -> Outcome {
        // Copies, so that they stay in registers.
        var reader = input
        var place = target
        defer { (input, target) = (reader, place) }
        while place <= lastStart {
            reader.refill()
            let symbol = entry(tables.literals, tables.literalBits, reader)
            if symbol.isLiteral {
                // Three literals take 45 bits at most.
                var literal = symbol
                var left = 3
                repeat {
                    guard reader.skip(literal.length) else { return .fault(.end) }
                    guard place < limit else { return .fault(.tooLong) }
                    output.storeBytes(of: UInt8(truncatingIfNeeded: literal.value), toByteOffset: place, as: UInt8.self)
                    place &+= 1
                    left &-= 1
                    literal = entry(tables.literals, tables.literalBits, reader)
                } while literal.isLiteral && left > 0
                continue
            }
            if symbol.isNone { return .fault(reader.bitCount < DecodingTable.longestLength ? .end : .literalBits) }
            if symbol.isEnd { return reader.skip(symbol.length) ? .blockEnd : .fault(.end) }
            if symbol.isUnknown { return .fault(.unknownLength) }
            guard let length = number(symbol, &reader) else { return .fault(.end) }
            let code = entry(tables.distances, tables.distanceBits, reader)
            if code.isNone { return .fault(reader.bitCount < DecodingTable.longestLength ? .end : .distanceBits) }
            if code.isUnknown { return .fault(.unknownDistance) }
            guard let distance = number(code, &reader) else { return .fault(.end) }
            guard distance <= place else { return .fault(.beforeStart) }
            guard length <= limit &- place else { return .fault(.tooLong) }
            copy(output + place, distance: distance, length: length)
            place &+= length
        }
        return .full
    }

    /// Repeats what stands `distance` bytes before; writes at most seven bytes more than `length`.
    @inline(__always)
    private static func copy(_ target: UnsafeMutableRawPointer, distance: Int, length: Int) {
        if distance == 1 {
            target.initializeMemory(as: UInt8.self, repeating: (target - 1).load(as: UInt8.self), count: length)
            return
        }
        var index = 0
        var period = distance
        if distance < 8 {
            // What is repeated is so with every multiple of the distance as well.
            while period < 8 { period &+= distance }
            let head = min(period &- distance, length)
            while index < head {
                target.storeBytes(
                    of: (target + (index &- distance)).load(as: UInt8.self), toByteOffset: index, as: UInt8.self)
                index &+= 1
            }
        }
        while index < length {
            target.storeBytes(
                of: (target + (index &- period)).loadUnaligned(as: UInt64.self), toByteOffset: index, as: UInt64.self)
            index &+= 8
        }
    }
}

import Foundation

/// Writes a zip file (PKWARE APPNOTE 6.3) of stored files, without times.
package struct ZipWriter {
    /// What 32 bits hold, less the value that says that they do not.
    package static let largest = 0xFFFF_FFFE

    private struct Entry {
        let name: [UInt8]
        let sum: UInt32
        let size: Int
        let start: Int
    }

    /// Sizes and places above this have 64 bits.
    private let largest: Int
    private let write: (Data) throws -> Void
    private var entries: [Entry] = []
    private var offset = 0

    /// 1 January 1980, the first day that the form knows, at midnight.
    private static let date: UInt32 = 0x0021_0000

    package init(largest: Int = ZipWriter.largest, write: @escaping (Data) throws -> Void) {
        self.largest = largest
        self.write = write
    }

    /// Adds a file; its bytes are asked for twice, for the check sum and to be written.
    package mutating func add(
        name: String, size: Int, _ forEachPiece: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    )
        throws
    {
        var sum = CRC32()
        try forEachPiece { sum.add($0) }
        let entry = Entry(name: Array(name.utf8), sum: sum.value, size: size, start: offset)
        try emit(localHeader(entry))
        var written = 0
        try forEachPiece { piece in
            written += piece.count
            try write(Data(piece))
        }
        precondition(written == size, "as many bytes as were promised")
        offset += size
        entries.append(entry)
    }

    /// Writes the directory.
    package mutating func finish() throws {
        let start = offset
        for entry in entries { try emit(directoryEntry(entry)) }
        let size = offset - start
        if start > largest || size > largest || entries.count >= 0xFFFF {
            let end = offset
            var record = Data()
            record.append(little: UInt32(0x0606_4B50))
            record.append(little: UInt64(44))
            for version in [45, 45] as [UInt16] { record.append(little: version) }
            for disk in [0, 0] as [UInt32] { record.append(little: disk) }
            for number in [entries.count, entries.count, size, start] { record.append(little: UInt64(number)) }
            record.append(little: UInt32(0x0706_4B50))
            record.append(little: UInt32(0))
            record.append(little: UInt64(end))
            record.append(little: UInt32(1))
            try emit(record)
        }
        var end = Data()
        end.append(little: UInt32(0x0605_4B50))
        for disk in [0, 0] as [UInt16] { end.append(little: disk) }
        let count = UInt16(min(entries.count, 0xFFFF))
        for number in [count, count] { end.append(little: number) }
        end.append(little: narrow(size))
        end.append(little: narrow(start))
        end.append(little: UInt16(0))
        try emit(end)
    }

    private mutating func emit(_ bytes: Data) throws {
        try write(bytes)
        offset += bytes.count
    }

    private func narrow(_ number: Int) -> UInt32 { number > largest ? .max : UInt32(number) }

    private func localHeader(_ entry: Entry) -> Data {
        let isWide = entry.size > largest
        var header = Data()
        header.append(little: UInt32(0x0403_4B50))
        common(entry, isWide, to: &header)
        header.append(little: UInt16(isWide ? 20 : 0))
        header.append(contentsOf: entry.name)
        if isWide {
            header.append(little: UInt16(1))
            header.append(little: UInt16(16))
            for size in [entry.size, entry.size] { header.append(little: UInt64(size)) }
        }
        return header
    }

    private func directoryEntry(_ entry: Entry) -> Data {
        let wide =
            (entry.size > largest ? [entry.size, entry.size] : []) + (entry.start > largest ? [entry.start] : [])
        var header = Data()
        header.append(little: UInt32(0x0201_4B50))
        header.append(little: UInt16(wide.isEmpty ? 20 : 45))
        common(entry, entry.size > largest, isWide: !wide.isEmpty, to: &header)
        header.append(little: UInt16(wide.isEmpty ? 0 : 4 + 8 * wide.count))
        // No comment, one disk, no attributes.
        for number in [0, 0, 0] as [UInt16] { header.append(little: number) }
        header.append(little: UInt32(0))
        header.append(little: narrow(entry.start))
        header.append(contentsOf: entry.name)
        if !wide.isEmpty {
            header.append(little: UInt16(1))
            header.append(little: UInt16(8 * wide.count))
            for number in wide { header.append(little: UInt64(number)) }
        }
        return header
    }

    /// What the header before a file and its entry in the directory share: version, flags (names in UTF-8), method
    /// (stored), date, check sum, sizes, length of the name.
    private func common(_ entry: Entry, _ hasWideSize: Bool, isWide: Bool? = nil, to header: inout Data) {
        header.append(little: UInt16(isWide ?? hasWideSize ? 45 : 20))
        header.append(little: UInt16(entry.name.allSatisfy { $0 < 128 } ? 0 : 0x0800))
        header.append(little: UInt16(0))
        header.append(little: Self.date)
        header.append(little: entry.sum)
        for _ in 0..<2 { header.append(little: hasWideSize ? .max : UInt32(entry.size)) }
        header.append(little: UInt16(entry.name.count))
    }
}

extension Data {
    fileprivate mutating func append(little number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}

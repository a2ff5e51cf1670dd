import SupportMasks

/// The directory at the end of a zip file (PKWARE APPNOTE 6.3, with the 64-bit extensions).
enum ZipDirectory {
    private static let endSignature: UInt32 = 0x0605_4B50
    private static let end64Signature: UInt32 = 0x0606_4B50
    private static let locatorSignature: UInt32 = 0x0706_4B50
    private static let entrySignature: UInt32 = 0x0201_4B50
    private static let endSize = 22
    private static let entrySize = 46

    private struct Extent {
        let count: Int
        let range: Range<Int>
    }

    /// The files in the zip file, in the order of the directory.
    static func entries(of bytes: ByteView, context: ReadingContext) throws(MaskFilesError) -> [ZipEntry] {
        let extent = try extent(in: bytes, context)
        var entries: [ZipEntry] = []
        var names: Set<String> = []
        var offset = extent.range.lowerBound
        for _ in 0..<extent.count {
            let (entry, end) = try entry(at: offset, in: bytes, before: extent.range.upperBound, context)
            guard names.insert(entry.name).inserted else {
                throw context.error("the zip file holds \(quoted(entry.name)) twice", at: .byte(offset))
            }
            entries.append(entry)
            offset = end
        }
        guard offset == extent.range.upperBound else {
            throw context.error(
                "expected the directory of the zip file to end after \(extent.count) entries, found more",
                at: .byte(offset))
        }
        return entries
    }

    private static func extent(in bytes: ByteView, _ context: ReadingContext) throws(MaskFilesError) -> Extent {
        guard let end = endOffset(in: bytes) else {
            throw context.error("expected a zip file, found no directory at its end (a file that is cut short?)")
        }
        let isSingle = bytes.little(UInt16.self, at: end + 4) == 0 && bytes.little(UInt16.self, at: end + 6) == 0
        guard isSingle else {
            throw context.error("expected a zip file of one part, found one of several", at: .byte(end))
        }
        let count = Int(bytes.little(UInt16.self, at: end + 10))
        let size = Int(bytes.little(UInt32.self, at: end + 12))
        let start = Int(bytes.little(UInt32.self, at: end + 16))
        guard count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF else {
            return try checked(count: count, start: start, size: size, before: end, context)
        }
        guard end >= 20, bytes.little(UInt32.self, at: end - 20) == locatorSignature else {
            return try checked(count: count, start: start, size: size, before: end, context)
        }
        guard let end64 = bytes.size(at: end - 12), end64 <= end - 20 - 56,
            bytes.little(UInt32.self, at: end64) == end64Signature,
            let count64 = bytes.size(at: end64 + 32), let size64 = bytes.size(at: end64 + 40),
            let start64 = bytes.size(at: end64 + 48)
        else {
            throw context.error(
                "expected the 64-bit directory's end of the zip file where its locator points", at: .byte(end - 20))
        }
        return try checked(count: count64, start: start64, size: size64, before: end64, context)
    }

    private static func checked(
        count: Int, start: Int, size: Int, before end: Int, _ context: ReadingContext
    ) throws(MaskFilesError) -> Extent {
        guard start <= end, size <= end - start else {
            throw context.error(
                "expected the directory of the zip file before its end, found it at byte \(start)", at: .byte(end))
        }
        guard count <= size / entrySize else {
            throw context.error(
                "expected a directory of \(count) entries in the zip file, found \(size) bytes", at: .byte(end))
        }
        return Extent(count: count, range: start..<start + size)
    }

    /// Where the end record is: it ends the file, but for a comment of the length that it tells.
    private static func endOffset(in bytes: ByteView) -> Int? {
        var offset = bytes.count - endSize
        let first = max(0, offset - 0xFFFF)
        while offset >= first {
            if bytes.little(UInt32.self, at: offset) == endSignature,
                Int(bytes.little(UInt16.self, at: offset + 20)) == bytes.count - offset - endSize
            {
                return offset
            }
            offset -= 1
        }
        return nil
    }

    private static func entry(
        at offset: Int, in bytes: ByteView, before end: Int, _ context: ReadingContext
    ) throws(MaskFilesError) -> (entry: ZipEntry, end: Int) {
        guard end - offset >= entrySize, bytes.little(UInt32.self, at: offset) == entrySignature else {
            throw context.error("expected an entry of the zip file's directory, found other bytes", at: .byte(offset))
        }
        let nameEnd = offset + entrySize + Int(bytes.little(UInt16.self, at: offset + 28))
        let extraEnd = nameEnd + Int(bytes.little(UInt16.self, at: offset + 30))
        let next = extraEnd + Int(bytes.little(UInt16.self, at: offset + 32))
        guard next <= end else {
            throw context.error("expected an entry of the zip file's directory, found its end", at: .byte(offset))
        }
        guard let name = bytes.text(offset + entrySize..<nameEnd) else {
            throw context.error(
                "expected a name in UTF-8 in the zip file's directory, found other bytes", at: .byte(offset + entrySize)
            )
        }
        var sizes = [24, 20, 42].map { Int(bytes.little(UInt32.self, at: offset + $0)) }
        try widen(&sizes, extra: nameEnd..<extraEnd, in: bytes, context)
        let entry = ZipEntry(
            name: name, flags: bytes.little(UInt16.self, at: offset + 8),
            method: bytes.little(UInt16.self, at: offset + 10),
            checkSum: bytes.little(UInt32.self, at: offset + 16), size: sizes[0], storedSize: sizes[1], start: sizes[2])
        return (entry, next)
    }

    /// Takes sizes that do not fit 32 bits from the extra field 1, where they follow one another.
    private static func widen(_ sizes: inout [Int], extra: Range<Int>, in bytes: ByteView, _ context: ReadingContext)
        throws(MaskFilesError)
    {
        guard sizes.contains(0xFFFF_FFFF) else { return }
        var offset = extra.lowerBound
        while extra.upperBound - offset >= 4 {
            let end = offset + 4 + Int(bytes.little(UInt16.self, at: offset + 2))
            guard end <= extra.upperBound else { break }
            if bytes.little(UInt16.self, at: offset) == 1 {
                var field = offset + 4
                for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
                    guard field + 8 <= end, let size = bytes.size(at: field) else {
                        throw context.error(
                            "expected 64-bit sizes in the zip file's directory, found none", at: .byte(offset))
                    }
                    sizes[index] = size
                    field += 8
                }
                return
            }
            offset = end
        }
        throw context.error(
            "expected 64-bit sizes in the zip file's directory, found none", at: .byte(extra.lowerBound))
    }
}

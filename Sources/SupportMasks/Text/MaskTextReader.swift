import Foundation

/// Reads mask files in the text form.
///
/// - UTF-8, with or without a byte order mark; lines end with LF or CR LF; `#` starts a comment that ends with its line,
///   and a line that is only a comment is as if it were not there.
/// - A row is a line of cells, `1 x * ?` inside the support and `0 .` outside, all with spaces and tabs between them or
///   none. Rows that read as decimal numbers instead, `0.1 0.0` or a column of `1.0` and `0.0`, are refused: a point is
///   not taken for a cell where it may be that of a number.
/// - With `MaskTextOptions.takesWeights` a row is a line of numbers with spaces and tabs between them, and inside the
///   support is what is not zero, told from its digits. NaN is refused, and so is a row such as `110`, which may be
///   cells or one number.
/// - A block of rows is headed `I:`, `J:` or `layer NAME:`, each alone on its line, and blank lines may follow the
///   header. It ends with a blank line or the next header. Two blocks without headers, divided by a blank line, are I
///   and J.
/// - Instead of rows a block may hold one line `kron a,b,c,d`: the support I_a ⊗ 1_{b×c} ⊗ I_d.
/// - An instance is I and J in either order, or layers with the input side first; `MaskTextOptions.convention` says when
///   they are written from the output side, and when masks are written transposed. A file holds one instance, or
///   several that each begin with `instance NAME`.
///
/// Time is linear in the number of bytes. Memory is that of the masks; a regular file is mapped, and an error where it
/// changes while it is read, anything else is held.
public enum MaskTextReader {
    /// The instances of a file, at least one.
    ///
    /// - Parameter path: a path, or `-` for standard input.
    /// - Throws: the first fault of the file, with its place. A file without `instance` lines is an instance named as
    ///   the file without its folder and extension, `stdin` for standard input.
    public static func read(path: String, options: MaskTextOptions = MaskTextOptions()) throws(MaskFileError)
        -> [MaskInstance]
    {
        try readPlaced(path: path, options: options).map(\.instance)
    }

    /// The instances of a file with the lines on which they begin, and with what was found of their numbers.
    public static func readPlaced(path: String, options: MaskTextOptions = MaskTextOptions()) throws(MaskFileError)
        -> [ReadInstance]
    {
        let isStandardInput = path == "-"
        let file = isStandardInput ? "<stdin>" : path
        let (bytes, stamp) = try fileBytes(path, name: file, streamLimit: options.limits.maxStreamBytes)
        let instances = Result { () throws(MaskFileError) in
            try parse(
                bytes, file, instance: isStandardInput ? "stdin" : baseName(path), options, isMapped: stamp != nil)
        }
        if let change = stamp?.change(at: path) { throw MaskFileError(file: file, message: change) }
        return try instances.get()
    }

    /// The instances of a text that is in memory.
    ///
    /// - Parameter fileName: the file's name in errors; without folder and extension, the name of the instance of a text
    ///   without `instance` lines.
    public static func read(
        bytes: some ContiguousBytes, fileName: String, options: MaskTextOptions = MaskTextOptions()
    ) throws(MaskFileError) -> [MaskInstance] {
        try readPlaced(bytes: bytes, fileName: fileName, options: options).map(\.instance)
    }

    /// The instances of a text that is in memory with the lines on which they begin, and with what was found of their
    /// numbers.
    ///
    /// - Parameter areMapped: whether the bytes are a whole mapping of a file that nobody writes to: then their memory is
    ///   given back as they are read.
    public static func readPlaced(
        bytes: some ContiguousBytes, fileName: String, options: MaskTextOptions = MaskTextOptions(),
        areMapped: Bool = false
    ) throws(MaskFileError) -> [ReadInstance] {
        try parse(bytes, fileName, instance: baseName(fileName), options, isMapped: areMapped)
    }

    private static func parse(
        _ bytes: some ContiguousBytes, _ file: String, instance: String, _ options: MaskTextOptions,
        isMapped: Bool = false
    ) throws(MaskFileError) -> [ReadInstance] {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(MaskFileError) in
                let text = MaskText(bytes.bindMemory(to: UInt8.self), file: file, isMapped: isMapped)
                var parser = MaskTextParser(text, defaultName: instance, options: options)
                return try parser.parse()
            }
        }
        return try result.get()
    }

    private static func baseName(_ path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
        return String(last[..<dot])
    }
}

import Foundation
import SupportTheory

/// How much memory a run needs that did not get it.
enum MemoryNeed {
    /// The error of a run whose files cannot be read within `--memory`.
    ///
    /// A cell of a mask takes a bit, and in a file at least as much: besides what is held the masks take no more than
    /// the files do as text, an eighth of their bytes, and once more as much while they grow. Of what is compressed or
    /// lists entries that is not known, and the error says so.
    static func reading(_ paths: [String], limit: Int) -> String {
        let held = (ResidentMemory.bytes + mebibyte - 1) / mebibyte
        let files = paths.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
        let beginning = "--memory \(limit) is too little to read \(files): \(held) MiB were held before its end"
        guard let size = plainSize(paths) else { return "\(beginning), and more is needed" }
        return "\(beginning), and at most \(held + 3 * size / 8 / mebibyte + 1) MiB are needed for that"
    }

    /// The error of a run that could not begin: a process without any input holds more.
    static func beginning(limit: Int) -> String? {
        let held = ResidentMemory.bytes
        guard held / mebibyte >= limit else { return nil }
        return "--memory \(limit) is too little: the program itself takes \(held / mebibyte + 1) MiB, "
            + "and \(held / mebibyte + least) are needed for small masks"
    }

    private static let mebibyte = 1 << 20
    /// What an analysis of small masks takes besides the program, in MiB.
    private static let least = 8

    /// The bytes of files that hold a cell in a byte or more; nil if one of them is not such.
    private static func plainSize(_ paths: [String]) -> Int? {
        var sum = 0
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                ![".gz", ".npz", ".mtx"].contains(where: path.hasSuffix)
            else { return nil }
            sum += Int(status.st_size)
        }
        return sum
    }
}

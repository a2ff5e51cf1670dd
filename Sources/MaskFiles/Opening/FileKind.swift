import Foundation

/// What a path leads to.
enum FileKind {
    /// A regular file, or nothing: then the opening says so.
    case file
    case folder
    /// Standard input, a pipe, a file of the system without a size: text, which is read to its end.
    case stream

    init(_ path: String) {
        if path == "-" {
            self = .stream
            return
        }
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else {
            // The text reader has the words for files that are not there; other forms have their own.
            self = isText(path) ? .stream : .file
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG where status.st_size > 0 || !isText(path): self = .file
        default: self = .stream
        }
    }
}

/// Whether a name is not that of another form than text.
private func isText(_ path: String) -> Bool { FileSignature(extension: fileExtension(of: path)) == nil }

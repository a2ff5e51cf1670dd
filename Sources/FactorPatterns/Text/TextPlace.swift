import SupportMasks

/// A place of a text, both from 1; columns are counted in Unicode scalars.
struct TextPlace: Hashable {
    var line: Int
    var column: Int

    func error(_ file: String, _ message: String) -> MaskFileError {
        MaskFileError(file: file, line: line, column: column, message: message)
    }
}

import Foundation

/// Which lines of the input are answered, and under which numbers.
struct LineSelection: Sendable {
    /// The part that takes only some of them.
    var shard: Shard?
    /// Whether each line begins with its number and a tab.
    var isNumbered = false
    /// What an earlier run has answered.
    var done = DoneLines()

    /// What is done with a line.
    enum Choice: Equatable {
        case pass
        case answer(number: Int, bytes: Data)
        /// A numbered line without its number.
        case unnumbered
    }

    /// Whether the answers are a part of the run: then lines of white space are told, too, so that no line is missing.
    var isPart: Bool { shard != nil || isNumbered }

    /// - Parameter position: the line's place in the input, from 0.
    func choice(_ bytes: Data, at position: Int) -> Choice {
        if let shard, !shard.takes(position) { return .pass }
        var (number, content) = (position + 1, bytes)
        if isNumbered {
            if bytes.allSatisfy(\.isJSONBlank) { return .pass }
            guard let tab = bytes.firstIndex(of: 0x09),
                let told = Int(String(decoding: bytes[..<tab], as: UTF8.self)), told > 0
            else { return .unnumbered }
            // A copy, so that indices begin at 0.
            (number, content) = (told, Data(bytes[(tab + 1)...]))
        }
        return done.contains(number) ? .pass : .answer(number: number, bytes: content)
    }
}

extension UInt8 {
    /// White space within a line.
    var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}

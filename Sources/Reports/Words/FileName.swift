/// Names of instances as parts of names of files.
public enum FileName {
    /// Letters, digits, `-`, `_` and inner dots; anything else becomes `_`.
    public static func sanitised(_ name: String) -> String {
        let scalars = name.unicodeScalars.enumerated().map { index, scalar -> Character in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) || scalar == "-"
                || scalar == "_"
            return isPlain || scalar == "." && index > 0 ? Character(scalar) : "_"
        }
        return String(scalars)
    }
}

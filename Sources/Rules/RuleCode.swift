/// The stable name of a rule, which scripts and certificates quote. A code is never given to another statement.
///
/// The text of each rule is a file of its own in `Texts`; the hundreds tell the kind.
// swift-format-ignore: AlwaysUseLowerCamelCase
public enum RuleCode: String, CaseIterable, Sendable, Hashable, Comparable {
    case SC101, SC102, SC103
    case SC111, SC112
    case SC121, SC122, SC123, SC124, SC125, SC126, SC127, SC128
    case SC131, SC132, SC133
    case SC141
    case SC151
    case SC161, SC162, SC163
    case SC171, SC172, SC173, SC174
    case SC201, SC202, SC203, SC204, SC205, SC206
    case SC301, SC302, SC303, SC304, SC305, SC306, SC307, SC309, SC310
    case SC400, SC401, SC402, SC403, SC404, SC405, SC406, SC407, SC408
    case SC410, SC411
    case SC501, SC502, SC503, SC504, SC505, SC506, SC507, SC508, SC509
    case SC511, SC512

    public static func < (left: RuleCode, right: RuleCode) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Colours other than those of classes, and the class names by which a page may change them.
///
/// The colours are attributes, so that a picture that stands alone looks the same everywhere; a page in which it stands
/// may have a dark ground.
public enum Ink {
    static let paper = "#FFFFFF"
    static let text = "#1A1A1A"
    static let faint = "#595959"
    /// Cells outside the supports.
    static let void = "#EFEFEF"
    static let frame = "#6E6E6E"
    static let several = ["#C4C4C4", "#8F8F8F"]
    static let density = "#0072B2"
    /// Entries of the witness that are not zero.
    static let entry = "#FFE3A3"

    static func tone(_ tone: Picture.Tone) -> String {
        switch tone {
        case .good: return "#0B6B3A"
        case .bad: return "#B3261E"
        case .open: return "#7A5200"
        }
    }

    /// Rules of CSS for a dark ground.
    public static let darkStyleSheet = """
        .sc-paper{fill:#15181C}.sc-text{fill:#ECECEC}.sc-faint{fill:#B9BEC5}.sc-void{fill:#2A2F36}.sc-grid{stroke:#15181C}.sc-frame{stroke:#9AA0A8}
        .sc-good{fill:#7BE0A6}.sc-bad{fill:#FFA399}.sc-open{fill:#F3C65C}.sc-density{fill:#5FB8EE}.sc-halo{stroke:#000}.sc-outline{stroke:#FFF}
        """
}

extension Picture.Tone {
    var styleClass: String {
        switch self {
        case .good: return "sc-good"
        case .bad: return "sc-bad"
        case .open: return "sc-open"
        }
    }
}

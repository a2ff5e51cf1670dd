/// The name, the version and its date: the one place from which reports, `--version`, manual pages and the names of
/// released files have them.
public enum ToolIdentity {
    public static let name = "supportcheck"
    public static let version = "0.1.0"
    /// The day of the version, `YYYY-MM-DD`.
    public static let date = "2026-11-27"
}

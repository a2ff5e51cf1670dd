/// The name and the version that reports and `--version` give.
public enum ToolIdentity {
    public static let name = "supportcheck"
    public static let version = "0.1.0"
}

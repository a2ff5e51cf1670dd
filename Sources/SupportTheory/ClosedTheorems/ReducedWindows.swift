import Rules
import SupportMasks

/// `SC305`: closed as soon as every reduced window is.
public enum ReducedWindows {
    public static let rule = RuleCode.SC305
}

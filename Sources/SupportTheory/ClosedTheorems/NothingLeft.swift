import Rules

/// `SC301`: every cell is free.
public enum NothingLeft {
    public static let rule = RuleCode.SC301
}

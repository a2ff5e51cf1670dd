import Rules

/// `SC506`: a network of two layers is a factorization.
public enum TwoLayers {
    public static let rule = RuleCode.SC506
}

/// Heredity: a window of rows and columns of a set that is closed is closed, so an obstruction in any window decides.
public enum Heredity {
    public static let rule = Rule(
        code: "SC400",
        name: "heredity",
        statement:
            "If P is closed, so is the set with any row or column deleted. So P is not closed as soon as one window of rows and columns is not.",
        hypotheses: "None. It does not hold for the deletion of a support.",
        proof:
            "Deleting row i sets x_i = 0: this gives all elements of P whose row i is zero. If row i of X Yᵀ is zero, x_i can be set to 0 without changing the product. So the smaller set is P ∩ {row i = 0}, a closed part of P if P is closed.",
        source: "own."
    )
}

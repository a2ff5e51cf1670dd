/// Sentences on models that are refused.
enum LavaanFault {
    /// Why a model with equal loadings is refused.
    static func equality(_ found: String) -> String {
        "expected loadings that are free of one another, found \(found): that is another set of matrices, which no mask describes"
    }
}

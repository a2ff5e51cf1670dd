extension Statement {
    /// Every statement, in the order of the report.
    public static let all: [Statement] = [
        existence, tractable, landscape, completion, chains, networks, identifiability, triangular, sparseLayers,
        sensing,
    ]
}

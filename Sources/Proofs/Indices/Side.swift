/// Rows or columns: most rules hold for both, with the roles exchanged.
public enum Side: String, Sendable, Hashable {
    case rows, columns

    public var opposite: Side { self == .rows ? .columns : .rows }
}

/// An end of a network.
public enum NetworkEnd: String, Sendable, Hashable {
    case output, input
}

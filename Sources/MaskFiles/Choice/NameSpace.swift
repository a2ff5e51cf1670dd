import SupportMasks

/// Arrays with what each of them is for.
struct NameSpace {
    let arrays: [StoredArray]
    let roles: [ArrayRole]
    /// The role of each when it is named by the command line.
    let named: [ArrayRole?]

    /// Whether nothing may be a layer.
    var hasNothing: Bool {
        roles.allSatisfy { if case .skipped = $0 { true } else { false } }
    }
}

/// The entry of an array in the list of what is not taken.
func leftOut(_ array: StoredArray, _ why: String) -> Reading.NotTaken {
    Reading.NotTaken(name: array.name, shape: array.shape, why: why)
}

import SupportMasks

/// What an array of a file is for, by its name, its shape, and the names beside it.
enum ArrayRole: Hashable {
    /// A layer, whose support is read from the entries.
    case layer(EntryRule)
    /// A layer without a mask beside layers with one: all of it is inside the support.
    case fullLayer
    /// No layer, in a few words: skipped, and listed.
    case skipped(String)
    /// Something that may be a layer and cannot be taken as one: the file is refused unless the layers are named.
    case inTheWay(String)
}

/// The roles of all arrays of a name space.
struct ArrayRoles {
    private let names: [ArrayName]
    private let shapes: [[Int]]
    private let takesWeights: Bool
    /// The names of the weights that have a mask.
    private let maskedNames: Set<String>
    /// Whether some matrix is named as weights: with `takesWeights` the others are then none.
    private let hasWeightNames: Bool

    init(_ arrays: [StoredArray], takesWeights: Bool) {
        names = arrays.map { ArrayName($0.name) }
        shapes = arrays.map(\.shape)
        self.takesWeights = takesWeights
        let isMask = zip(names, shapes).map { $0.masked != nil && !$0.isAttentionMask && $1.count >= 2 }
        maskedNames = Set(zip(names, isMask).compactMap { $1 ? $0.masked : nil })
        hasWeightNames = zip(names, shapes).contains { $0.isWeight && $1.count == 2 }
    }

    /// Whether some arrays are named as masks: then only these are, and weights beside them are layers that are not
    /// pruned.
    var hasMasks: Bool { !maskedNames.isEmpty }

    /// The role of the array at a place. O(length of its name).
    subscript(index: Int) -> ArrayRole {
        let (name, shape) = (names[index], shapes[index])
        if name.isAttentionMask { return .skipped("a mask of attention, not of weights") }
        if shape.count < 2 { return .skipped(shape.isEmpty ? "a single number" : "a vector") }
        if hasMasks { return besideMasks(name, shape) }
        if shape.count > 2 { return .inTheWay("\(shape.count) dimensions") }
        if takesWeights, hasWeightNames, !name.isWeight { return .inTheWay("no weight by its name") }
        return .layer(takesWeights ? .weights : .mask)
    }

    /// What the array at a place is taken as when it is named by the command line; nil where it cannot be a layer by
    /// its shape.
    func named(_ index: Int) -> ArrayRole? {
        guard shapes[index].count == 2 else { return nil }
        switch self[index] {
        case .layer(let rule): return .layer(rule)
        case .fullLayer: return .fullLayer
        case .skipped, .inTheWay: return .layer(takesWeights ? .weights : .mask)
        }
    }

    private func besideMasks(_ name: ArrayName, _ shape: [Int]) -> ArrayRole {
        if name.masked != nil {
            return shape.count == 2 ? .layer(.mask) : .inTheWay("a mask of \(shape.count) dimensions")
        }
        if maskedNames.contains(name.text) || name.original.map(maskedNames.contains) == true {
            return .skipped("weights whose mask is taken")
        }
        if name.original != nil { return .inTheWay("weights before pruning, without their mask") }
        if name.isWeight {
            if shape.count > 2 { return .inTheWay("weights of \(shape.count) dimensions without a mask") }
            return takesWeights ? .layer(.weights) : .fullLayer
        }
        return shape.count > 2
            ? .skipped("\(shape.count) dimensions, no weight by its name")
            : .inTheWay("neither a mask nor weights by its name")
    }
}

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

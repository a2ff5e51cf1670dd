import SupportMasks

/// An array that is taken as a layer, or as I or J, before its entries are read.
package struct ChosenArray {
    package let array: StoredArray
    /// nil: all of it is inside the support.
    package let entries: EntryRule?

    /// - Parameter role: one of a layer.
    init?(_ array: StoredArray, _ role: ArrayRole) {
        self.array = array
        switch role {
        case .layer(let rule): entries = rule
        case .fullLayer: entries = nil
        case .skipped, .inTheWay: return nil
        }
    }

    var name: ArrayName { ArrayName(array.name) }

    /// The shape as a layer: outputs × inputs, or the reverse.
    func shape(_ convention: LayerFit.Convention) -> LayerFit.Shape {
        let stored = LayerFit.Shape(rows: array.shape[0], columns: array.shape[1])
        return convention.isTransposed ? stored.transposed : stored
    }
}

extension [ChosenArray] {
    func shapes(_ convention: LayerFit.Convention) -> [LayerFit.Shape] { map { $0.shape(convention) } }
}

/// What is read of one instance: its arrays in their order, and what is said of it.
package struct ChosenInstance {
    package enum Kind {
        /// I, then J.
        case factorization
        /// Input side first.
        case network
    }

    /// The name; nil for that of the file.
    package var name: String?
    package var kind: Kind
    package var arrays: [ChosenArray]
    package var order: Reading.Order
    package var notTaken: [Reading.NotTaken] = []
    package var warnings: [String] = []
}

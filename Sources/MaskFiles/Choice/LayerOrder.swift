import SupportMasks

/// Puts arrays in the order of the layers, where that is known: given, numbered, or the only one whose shapes chain.
/// Nothing else is evidence: names are in
/// the order of the alphabet in most files.
struct LayerOrder {
    /// What order is known before shapes are looked at.
    enum Evidence {
        /// The arrays are listed in order.
        case given
        /// Groups in order, each of an order that names or shapes have to tell.
        case groups([Int])
        case none
    }

    let context: ReadingContext
    let convention: LayerFit.Convention
    /// Whether `--output-first` would change the order: not where names say it.
    var mayReverse = true
    /// The orders that an error lists.
    static let mostListed = 24
    /// The commands that an error gives.
    static let mostCommands = 3

    /// The arrays, input side first, and why they are in this order.
    ///
    /// - Throws: if no order that is known chains, or if several do.
    func order(_ arrays: [ChosenArray], _ evidence: Evidence) throws(MaskFilesError) -> (
        arrays: [ChosenArray], order: Reading.Order
    ) {
        if arrays.count == 1, case .none = evidence { return (arrays, .shapes) }
        switch evidence {
        case .given: return (try chained(arrays, "as given"), .given)
        case .groups(let sizes): return try grouped(arrays, sizes)
        case .none:
            if let numbered = Self.numbered(arrays) { return (try chained(numbered, "by their numbers"), .numbered) }
            return (try onlyChain([arrays]), .shapes)
        }
    }

    /// The arrays by their numbers, if their names differ in numbers alone; the list as it is written: from the left
    /// with `--output-first`.
    static func numbered(_ arrays: [ChosenArray]) -> [ChosenArray]? {
        let names = arrays.map { NumberedName($0.name.base) }
        guard let first = names.first, names.allSatisfy({ $0.words == first.words }), Set(names).count == names.count
        else { return nil }
        return zip(arrays, names).sorted { NumberedName.isBefore($0.1, $1.1) }.map(\.0)
    }

    /// The list from the input side on, if its shapes chain.
    private func chained(_ listed: [ChosenArray], _ why: String) throws(MaskFilesError) -> [ChosenArray] {
        let arrays = convention.isOutputFirst ? listed.reversed() : listed
        let shapes = arrays.shapes(convention)
        let fit = LayerFit(shapes)
        guard let misfit = fit.misfit else { return arrays }
        let others = fit.alternatives(to: convention, mayReverse: mayReverse)
        let orders = others.isEmpty && mayReverse ? ChainOrders(shapes).list(limit: Self.mostListed + 1) : []
        throw context.error(
            "expected layer \(quoted(arrays[misfit].array.name)) to have \(shapes[misfit - 1].rows) columns (inputs), the rows (outputs) of layer "
                + "\(quoted(arrays[misfit - 1].array.name)) before it \(why), found \(shapes[misfit].columns) (masks are outputs × inputs, input side first)"
                + fit.advice(convention, mayReverse: mayReverse) + (orders.isEmpty ? "" : "; by shapes chain:"),
            details: lines(orders.map { $0.map { arrays[$0] } }),
            remedies: others.map(Self.remedy) + commands(orders.map { $0.map { arrays[$0] } }))
    }

    /// The options that set a convention.
    static func remedy(_ convention: LayerFit.Convention) -> MaskFilesError.Remedy {
        .options([
            MaskFilesError.Option("--output-first", isOn: convention.isOutputFirst),
            MaskFilesError.Option("--transpose", isOn: convention.isTransposed),
        ])
    }

    private func grouped(_ arrays: [ChosenArray], _ sizes: [Int]) throws(MaskFilesError) -> (
        arrays: [ChosenArray], order: Reading.Order
    ) {
        var groups: [[ChosenArray]] = []
        var start = 0
        for size in sizes {
            groups.append(Array(arrays[start..<start + size]))
            start += size
        }
        let numbered = groups.map { $0.count == 1 ? $0 : Self.numbered($0) }
        if numbered.allSatisfy({ $0 != nil }) {
            return (try chained(numbered.flatMap { $0 ?? [] }, "as given"), .given)
        }
        return (try onlyChain(convention.isOutputFirst ? groups.reversed() : groups), .shapes)
    }

    /// The one order that chains, group after group.
    private func onlyChain(_ groups: [[ChosenArray]]) throws(MaskFilesError) -> [ChosenArray] {
        let orders = Self.chains(groups, convention, limit: Self.mostListed + 1)
        if orders.count == 1 { return orders[0] }
        let names =
            groups.joined().prefix(8).map { quoted($0.array.name) }.joined(separator: ", ")
            + (groups.joined().count > 8 ? ", …" : "")
        guard !orders.isEmpty else {
            let shapes = groups.joined().prefix(8).map {
                "\(shown($0.array.name)) \($0.array.shape[0]) × \($0.array.shape[1])"
            }.joined(separator: ", ")
            throw context.error(
                "expected matrices that are the layers of one network, and no order of \(names) chains by their shapes (outputs × inputs): \(shapes)"
                    + (groups.joined().count > 8 ? ", …" : ""))
        }
        let count = orders.count > Self.mostListed ? "more than \(Self.mostListed)" : String(orders.count)
        throw context.error(
            "expected layers in a known order, and \(names) are not told apart by numbers alone: \(count) orders chain by their shapes; choose one, "
                + (convention.isOutputFirst ? "output side first (--output-first)" : "input side first"),
            details: lines(orders), remedies: commands(orders))
    }

    /// At most `limit` orders that chain in which groups follow one another.
    private static func chains(_ groups: [[ChosenArray]], _ convention: LayerFit.Convention, limit: Int)
        -> [[ChosenArray]]
    {
        var beginnings: [[ChosenArray]] = [[]]
        for group in groups {
            var longer: [[ChosenArray]] = []
            let orders = ChainOrders(group.shapes(convention))
            for beginning in beginnings where longer.count < limit {
                let start = beginning.last?.shape(convention).rows
                longer += orders.list(from: start, limit: limit - longer.count).map { beginning + $0.map { group[$0] } }
            }
            beginnings = longer
        }
        return beginnings
    }

    /// The orders as lines of an error, as they are to be written.
    private func lines(_ orders: [[ChosenArray]]) -> [String] {
        orders.prefix(Self.mostListed).map { order in
            written(order).map { shown($0.array.name) }.joined(separator: ", ")
        }
            + (orders.count > Self.mostListed ? ["…"] : [])
    }

    private func commands(_ orders: [[ChosenArray]]) -> [MaskFilesError.Remedy] {
        orders.prefix(Self.mostCommands).compactMap { LayerChoice.remedy(written($0).map(\.array.name)) }
    }

    private func written(_ order: [ChosenArray]) -> [ChosenArray] {
        convention.isOutputFirst ? order.reversed() : order
    }
}

/// A name as it is, whole, so that it can be copied; what does not show is named.
private func shown(_ name: String) -> String {
    name.unicodeScalars.allSatisfy(\.isPrintable) ? name : quoted(name)
}

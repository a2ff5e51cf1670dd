import SupportTheory

/// What is certain of an undecided set for matrices in general position.
enum GenericText {
    static func passages(for analysis: InstanceAnalysis) -> [Passage] {
        guard let generic = analysis.generic else { return [.paragraph(notComputed(analysis.closedness))] }
        let rule = GenericDimension.rule
        var sentences = [dimension(generic)]
        switch generic.fills {
        case .cells:
            sentences.append(
                "It contains an open set of the matrices on these cells: there is one near which all of them are products."
            )
        case .rank(let rank):
            sentences.append(
                "It contains an open set of the matrices of rank at most \(rank) on these rows and columns: there is one near which all of them are products."
            )
        case nil: break
        }
        if generic.isThin {
            sentences.append(
                "So for all matrices on these cells but a set of measure zero the least error, attained or not, is not zero."
            )
        }
        sentences.append(
            "Limits of products that are no products, if there are any, make a set of smaller dimension; the data that have one of them as their best approximation may be an open set all the same (\(rule.title))."
        )
        return [.paragraph(sentences.joined(separator: " "))]
    }

    private static func notComputed(_ closedness: Closedness) -> String {
        if case .undecided(let exhausted) = closedness, exhausted.cut != nil {
            return "The search was cut short before the dimension of the set of products was computed."
        }
        return "The dimension of the set of products is not computed for masks of this size at this effort."
    }

    private static func dimension(_ generic: GenericDimension) -> String {
        let cells = "products reach \(counted(generic.cells, "cell"))"
        if generic.atLeast == generic.atMost {
            return "The set of products has dimension \(generic.atLeast); \(cells)."
        }
        return "The set of products has a dimension from \(generic.atLeast) to \(generic.atMost); \(cells)."
    }
}

/// The entries of a mask that is given by numbers, counted while its rows are read.
struct WeightEntries {
    private var zeros = 0
    private var magnitudes = MagnitudeHistogram()

    /// What was found of the entries.
    var tally: EntryTally { EntryTally(zeros: zeros, tiny: magnitudes.tinyCount) }

    /// Reads a token of a row as a number.
    ///
    /// - Returns: whether it is not zero, told from its digits.
    mutating func take(_ token: Range<Int>, _ line: MaskTextLine, _ source: MaskTextSource) throws(MaskFileError)
        -> Bool
    {
        switch source.writtenNumber(token) {
        case .zero:
            zeros += 1
            return false
        case .one:
            magnitudes.add(exponent: 0)
        case .twoHundredFiftyFive:
            magnitudes.add(exponent: 7)
        case .other(let exponent):
            magnitudes.add(exponent: exponent)
        case .notANumber:
            throw source.error(
                line, at: token.lowerBound,
                "expected a number, found \(source.quotation(token)): whether it stands for a zero is not guessed"
            )
        case nil:
            let headers = token.lowerBound == line.content.lowerBound ? " \(MaskBlock.headers)" : ""
            throw source.error(
                line, at: token.lowerBound, "expected a number\(headers), found \(source.quotation(token))")
        }
        return true
    }

    /// Requires that a row is not one token such as `110`, which is a row of cells as much as a number.
    static func requireUnambiguous(_ line: MaskTextLine, _ source: MaskTextSource) throws(MaskFileError) {
        guard line.content.count > 1, source.isBinary(line.content) else { return }
        throw source.error(
            line, at: line.content.lowerBound,
            "expected numbers with white space between them, found \(source.quotation(line.content)), which may be cells or one number"
        )
    }
}

import MaskSampling

/// The lists of options that span the grid.
enum SampleGrid {
    static func items(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// `--sizes` times `--widths`, and `--networks`.
    static func shapes(_ arguments: ParsedArguments) throws(UsageError) -> [SampleShape] {
        guard arguments.has("--sizes") == arguments.has("--widths") else {
            throw UsageError("--sizes and --widths are given together")
        }
        var shapes: [SampleShape] = []
        let widths = try widths(arguments.value(of: "--widths"))
        for size in arguments.value(of: "--sizes").map(items) ?? [] {
            for width in widths {
                let name = size.contains("x") ? "\(size)x\(width)" : "\(size)x\(size)x\(width)"
                guard let shape = SampleShape(name), case .factors = shape else {
                    throw UsageError(
                        "--sizes are numbers of lines or rows x columns, as in 8,16x32, up to \(SampleShape.largestSide), and '\(size)' is not one"
                    )
                }
                shapes.append(shape)
            }
        }
        for levels in arguments.value(of: "--networks").map(items) ?? [] {
            guard let shape = SampleShape(levels), case .network = shape else {
                throw UsageError(
                    "--networks are numbers of units from the inputs to the outputs, as in 6-4-4-8, up to \(SampleShape.largestSide), and '\(levels)' is not one"
                )
            }
            shapes.append(shape)
        }
        guard !shapes.isEmpty else { throw UsageError("--sizes and --widths, or --networks, are needed") }
        guard Set(shapes).count == shapes.count else { throw UsageError("the same sizes are given twice") }
        return shapes
    }

    /// `1,2,4-6`.
    private static func widths(_ text: String?) throws(UsageError) -> [Int] {
        var widths: [Int] = []
        for item in text.map(items) ?? [] {
            let ends = item.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
            guard (1...2).contains(ends.count), let first = ends.first, let last = ends.last, first >= 1, last >= first,
                last <= SampleShape.largestSide
            else {
                throw UsageError(
                    "--widths are numbers of supports or ranges of them, as in 1,2,4-6, and '\(item)' is not one")
            }
            widths += Array(first...last)
        }
        return widths
    }

    /// `0.1,1/3` or `0.1:0.9:9`; nine from 0.1 to 0.9 if none are given.
    static func densities(_ arguments: ParsedArguments) throws(UsageError) -> [SampleCell.Density] {
        var densities: [SampleCell.Density] = []
        for item in items(arguments.value(of: "--densities") ?? "0.1:0.9:9") {
            let parts = item.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if parts.count == 3, let first = SampleCell.Density(parts[0]), let last = SampleCell.Density(parts[1]),
                let count = Int(parts[2]), (2...10_000).contains(count), first.value < last.value
            {
                densities += SampleCell.Density.spaced(from: first, to: last, count: count)
            } else if let density = SampleCell.Density(item) {
                densities.append(density)
            } else {
                throw UsageError(
                    "--densities are numbers from 0 to 1, or FROM:TO:COUNT, as in 0.05,0.1:0.9:9, and '\(item)' is not one"
                )
            }
        }
        guard Set(densities.map(\.value)).count == densities.count else {
            throw UsageError("--densities has the same density twice")
        }
        return densities
    }

    /// Probabilities of being closed; one half and 95 % if none are given.
    static func levels(_ arguments: ParsedArguments) throws(UsageError) -> [SampleCell.Density] {
        var levels: [SampleCell.Density] = []
        for item in items(arguments.value(of: "--levels") ?? "0.5,0.95") {
            guard let level = SampleCell.Density(item), level.value > 0, level.value < 1 else {
                throw UsageError("--levels are probabilities between 0 and 1, as in 0.5,0.95, and '\(item)' is not one")
            }
            levels.append(level)
        }
        return levels
    }
}

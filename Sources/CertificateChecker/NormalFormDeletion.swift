import CheckerInput

extension Line {
    /// Reads {"side", "line", "proof"}, the deletion of a line that was not deleted before.
    static func deletion(_ value: JSONValue, from deleted: inout Set<Line>, rows: Int, columns: Int)
        throws(Rejection) -> (line: Line, proof: JSONValue)
    {
        let fields = try value.fields("side", "line", "proof")
        let side = try Side(fields[0])
        let line = Line(side: side, index: try fields[1].index(below: side == .rows ? rows : columns, "line"))
        try value.require(deleted.insert(line).inserted, "the line is deleted twice")
        return (line, fields[2])
    }
}

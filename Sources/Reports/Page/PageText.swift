import Drawing

/// Sentences of a report as HTML.
struct PageText {
    /// The codes of the rules that the page explains; they become links.
    let codes: Set<String>

    /// A text with its commands (`like this`) as code and its rules as links.
    func inline(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        // An odd number of quotes: the last one stands for itself.
        let isPaired = parts.count % 2 == 1
        return parts.enumerated().map { index, part in
            let isLast = index == parts.count - 1
            if index % 2 == 1, isPaired || !isLast { return "<code>\(XMLText.escaped(String(part)))</code>" }
            let quote = !isPaired && isLast ? "`" : ""
            return quote + linked(String(part))
        }.joined()
    }

    private func linked(_ text: String) -> String {
        XMLText.escaped(text).replacing(/\bSC[0-9]{3}\b/) { match in
            codes.contains(String(match.output))
                ? "<a href=\"#rule-\(match.output)\">\(match.output)</a>" : String(match.output)
        }
    }

    /// The passages in order: paragraphs, formulas, lists and tables.
    func html(_ passages: [Passage]) -> String {
        var lines: [String] = []
        var items: [String] = []
        func closeList() {
            guard !items.isEmpty else { return }
            lines += ["<ul>"] + items.map { "<li>\($0)</li>" } + ["</ul>"]
            items = []
        }
        for passage in passages {
            if case .item(let text) = passage {
                items.append(inline(text))
                continue
            }
            closeList()
            switch passage {
            case .paragraph(let text, let depth, let hanging):
                lines.append("<p\(Self.style(depth, hanging > 0))>\(inline(text))</p>")
            case .formula(let text, let depth):
                lines.append("<p\(Self.style(depth, true, "formula"))>\(XMLText.escaped(text))</p>")
            case .tables(let grids, let depth):
                lines += ["<div\(Self.style(depth, false, "tables"))>"] + grids.map(Self.table) + ["</div>"]
            case .item, .space: break
            }
        }
        closeList()
        return lines.joined(separator: "\n")
    }

    private static func style(_ depth: Int, _ isHanging: Bool, _ name: String? = nil) -> String {
        let names = [name, isHanging ? "hanging" : nil].compactMap { $0 }
        return (names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\"")
            + (depth > 0 ? " style=\"margin-left:\(depth * 3 / 2)em\"" : "")
    }

    private static func table(_ grid: Grid) -> String {
        let head = grid.columnLabels.map { "<th scope=\"col\">\(XMLText.escaped($0))</th>" }.joined()
        let rows = grid.rows.map { row in
            "<tr><th scope=\"row\">\(XMLText.escaped(row.label))</th>\(row.cells.map { "<td>\(XMLText.escaped($0))</td>" }.joined())</tr>"
        }
        return "<div class=\"scroll\"><table class=\"grid\"><caption>\(XMLText.escaped(grid.title))</caption>\n"
            + "<thead><tr><td></td>\(head)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table></div>"
    }
}

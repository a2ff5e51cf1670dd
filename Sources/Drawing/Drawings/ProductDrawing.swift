import SupportMasks

/// I beside the cells of X Yᵀ, and Jᵀ above them: row i of I and column j of Jᵀ meet at the cell (i, j), and a support
/// has the same number in both.
struct ProductDrawing {
    private let picture: Picture
    private let masks: FactorSupports
    private let names: (left: String, right: String)
    private let looks: Looks
    private let left: Panel
    private let right: Panel
    private let product: Panel

    private static let largestCell = 28, leastCell = 6
    private static let idealSide = 860
    private static let leastGap = 44

    init(
        _ picture: Picture, _ masks: FactorSupports, names: (left: String, right: String), prefix: String, x: Int,
        y: Int
    ) {
        (self.picture, self.masks, self.names) = (picture, masks, names)
        let (rows, columns, supports) = (
            LineScale(masks.rowCount), LineScale(masks.columnCount), LineScale(masks.width)
        )
        let lines = supports.tileCount + max(rows.tileCount, columns.tileCount)
        let cell = max(Self.leastCell, min(Self.largestCell, Self.idealSide / max(1, lines)))
        let numbers = Lettering.numberWidth(max(0, masks.rowCount - 1)) + 8
        // Whole cells apart, so that patterns begin alike in all three.
        let gap = (Self.leastGap + cell - 1) / cell * cell
        let side = supports.tileCount * cell
        let origin = (x: x + numbers + side + gap, y: y + 22 + side + gap)
        left = Panel(x: x + numbers, y: origin.y, cell: cell, rows: rows, columns: supports)
        right = Panel(x: origin.x, y: y + 22, cell: cell, rows: supports, columns: columns)
        product = Panel(x: origin.x, y: origin.y, cell: cell, rows: rows, columns: columns)
        looks = Looks(prefix: prefix, hasLetters: cell >= Looks.letteredCell)
    }

    var isExact: Bool { left.isExact && right.isExact }

    /// Where the next drawing to the right may begin, at the height of the product.
    var corner: (x: Int, y: Int) { (product.right + 36, product.y) }

    /// How far the masks and their names reach.
    var end: Int { max(product.right, nameOfRight.end) }

    /// The lowest line, with the names below.
    var bottom: Int { max(product.bottom, left.bottom) + 40 }

    private var nameOfRight: (text: String, x: Int, end: Int) {
        let text = Lettering.fitted(names.right, size: 12, width: 300)
        return (text, right.right + 10, right.right + 10 + Lettering.width(text, size: 12))
    }

    /// Draws the three masks; returns whether the density of the product was estimated.
    func draw(in markup: inout Markup) -> Bool {
        let isSampled = isExact ? drawCells(in: &markup) : drawTiles(in: &markup)
        let (rows, columns) = (picture.witness?.rows ?? [], picture.witness?.columns ?? [])
        for panel in [left, right, product] { panel.lines(in: &markup) }
        if isExact, looks.hasLetters { drawLetters(in: &markup) }
        left.rowNumbers(rows, in: &markup)
        left.columnNumbers([], in: &markup)
        right.rowNumbers([], in: &markup)
        right.columnNumbers(columns, in: &markup)
        if !rows.isEmpty, !columns.isEmpty {
            left.outline(rows: rows, columns: nil, in: &markup)
            right.outline(rows: nil, columns: columns, in: &markup)
            product.outline(rows: rows, columns: columns, in: &markup)
        }
        drawNames(in: &markup)
        return isSampled
    }

    private func drawNames(in markup: inout Markup) {
        let room = max(160, product.right - left.x)
        markup.line(nameOfRight.text, x: nameOfRight.x, y: right.y + 12, isBold: true)
        markup.line(Lettering.fitted(names.left, size: 12, width: room), x: left.x, y: left.bottom + 18, isBold: true)
        markup.line(
            "X Yᵀ", x: product.x,
            y: product.bottom + (Lettering.width(names.left, size: 12) < product.x - left.x - 8 ? 18 : 36), isBold: true
        )
    }

    private func drawTiles(in markup: inout Markup) -> Bool {
        for panel in [left, right, product] { panel.ground(in: &markup) }
        left.draw(TileDensity(masks.left, rows: left.rows, columns: left.columns), in: &markup)
        right.draw(TileDensity(masks.right.transposed(), rows: right.rows, columns: right.columns), in: &markup)
        let density = TileDensity(productOf: masks, rows: product.rows, columns: product.columns)
        product.draw(density, in: &markup)
        return density.isSampled
    }

    private func drawCells(in markup: inout Markup) -> Bool {
        let covers = Covers(masks, classes: picture.classes)
        for panel in [left, right, product] { panel.ground(in: &markup) }
        func name(_ support: Int) -> String {
            covers.classOfSupport[support].map { "support \(support), class \(ClassStyle(number: $0).letter)" }
                ?? "support \(support), which reaches no cell"
        }
        func look(_ support: Int) -> Int { covers.classOfSupport[support] ?? Looks.noClass }
        CellRuns(left, .alongColumns) {
            masks.left[$0, $1] ? look($1) : nil
        } tooltip: { rows, columns in
            "I: \(Listing.named("row", rows)): \(name(columns.lowerBound))"
        }.draw(in: &markup, attributes: looks.attributes)
        CellRuns(right, .alongRows) {
            masks.right[$1, $0] ? look($0) : nil
        } tooltip: { rows, columns in
            "J: \(Listing.named("column", columns)) of A: \(name(rows.lowerBound))"
        }.draw(in: &markup, attributes: looks.attributes)
        CellRuns(product, .alongRows) {
            Looks.look(of: covers.classes($0, $1))
        } key: {
            covers.identity($0, $1)
        } tooltip: { rows, columns in
            let (row, column) = (rows.lowerBound, columns.lowerBound)
            let letters = covers.classes(row, column).map { ClassStyle(number: $0).letter }
            let classes = letters.prefix(8).joined(separator: ", ") + (letters.count > 8 ? ", …" : "")
            return
                "row \(row), \(Listing.named("column", columns)): \(Listing.named("support", covers.supports(row, column))); "
                + "\(letters.count == 1 ? "class" : "classes") \(classes)"
        }.draw(in: &markup, attributes: looks.attributes)
        return false
    }

    private func drawLetters(in markup: inout Markup) {
        let covers = Covers(masks, classes: picture.classes)
        func single(_ panel: Panel, _ row: Int, _ column: Int, _ support: Int) {
            guard let cls = covers.classOfSupport[support] else { return }
            let style = ClassStyle(number: cls)
            panel.letter(style.letter, row: row, column: column, ink: style.ink, in: &markup)
        }
        for support in 0..<masks.width {
            for row in 0..<masks.rowCount where masks.left[row, support] { single(left, row, support, support) }
            for column in 0..<masks.columnCount where masks.right[column, support] {
                single(right, support, column, support)
            }
        }
        for row in 0..<masks.rowCount {
            for column in 0..<masks.columnCount {
                let styles = covers.classes(row, column).map { ClassStyle(number: $0) }
                guard styles.count <= 1 || product.cell >= 22 else { continue }
                let letters = styles.map(\.letter).joined()
                let text = letters.count <= 3 ? letters : "#\(styles.count)"
                guard !text.isEmpty else { continue }
                product.letter(
                    text, row: row, column: column, ink: styles.count == 1 ? styles[0].ink : "#000000", in: &markup)
            }
        }
    }

    // The legend's part of this drawing.

    /// Draws swatches and sentences for the looks in use.
    func legend(_ legend: inout Legend) {
        guard isExact else {
            legend.density()
            return
        }
        for (index, cls) in picture.classes.prefix(Picture.listedClasses).enumerated() {
            let style = ClassStyle(number: index)
            legend.entry(
                looks.attributes(index), letter: looks.hasLetters ? style : nil,
                "\(style.letter): \(cls.sentence ?? "")")
        }
        let more = picture.classes.count - Picture.listedClasses
        if more > 0 {
            legend.sentence("… and \(more) more \(more == 1 ? "class" : "classes"), which the tooltips name")
        }
        let most = Covers(masks, classes: picture.classes).mostClasses
        if most >= 2 { legend.entry(looks.attributes(Looks.twoClasses), "a cell that two classes reach") }
        if most >= 3 { legend.entry(looks.attributes(Looks.moreClasses), "a cell that three classes or more reach") }
        if picture.classes.count > ClassStyle.distinctCount {
            legend.sentence("Looks repeat after \(ClassStyle.distinctCount) classes.")
        }
    }

    /// Defines the patterns that the cells need.
    func definePatterns(in markup: inout Markup) {
        guard isExact, !looks.hasLetters, !picture.classes.isEmpty else { return }
        markup.element("defs", [:]) { markup in
            for number in 0..<min(picture.classes.count, ClassStyle.distinctCount) {
                ClassStyle(number: number).define(looks.prefix, side: left.cell, x: left.x, y: right.y, in: &markup)
            }
        }
    }
}

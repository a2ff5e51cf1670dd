/// A plot as SVG: valid XML without scripts, with nothing that has to be fetched. The same plot gives the same bytes.
public struct SVGPlot: Sendable {
    private let plot: LinePlot

    public init(_ plot: LinePlot) { self.plot = plot }

    /// Rules of CSS for a page with a dark ground, besides those of `Ink`.
    public static var darkStyleSheet: String { CurveInk.darkStyleSheet }

    /// A file of its own.
    public var text: String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(prefix: "plot")
    }

    /// The element for a page.
    ///
    /// - Parameter prefix: begins the names of the elements, which are different on a page from those of other
    ///   pictures.
    public func element(prefix: String) -> String {
        let drawing = PlotDrawing(plot)
        let paper = PlotPaper(
            title: plot.title, description: plot.caption, width: PlotDrawing.width, height: drawing.height)
        return paper.element(prefix: prefix) { drawing.draw(in: &$0) }
    }
}

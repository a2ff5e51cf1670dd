/// What plots are drawn on: the element of SVG with its title, its description and its ground.
struct PlotPaper {
    let title: String
    let description: String
    let width: Int
    let height: Int

    /// - Parameter prefix: begins the names of the elements.
    func element(prefix: String, _ draw: (inout Markup) -> Void) -> String {
        var markup = Markup()
        markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "\(height)",
                "viewBox": "0 0 \(width) \(height)", "role": "img",
                "aria-labelledby": "\(prefix)-title \(prefix)-desc", "font-family": Lettering.plain,
            ]
        ) { markup in
            markup.element("title", ["id": "\(prefix)-title"], text: title)
            markup.element("desc", ["id": "\(prefix)-desc"], text: description)
            markup.element(
                "rect", ["class": "sc-paper", "width": "\(width)", "height": "\(height)", "fill": Ink.paper])
            draw(&markup)
        }
        return markup.text
    }
}

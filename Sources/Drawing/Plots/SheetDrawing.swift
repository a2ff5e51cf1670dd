/// What stands on a sheet: as wide as a plot.
protocol SheetDrawing {
    var height: Int { get }
    func draw(in markup: inout Markup)
}

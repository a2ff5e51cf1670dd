/// Where a line lies, with its end.
struct LinePlace {
    let part: Int
    let offset: Int
    let count: Int
}

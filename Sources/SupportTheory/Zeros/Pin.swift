/// A row, the support that is pinned to it, and those whose share is solved for.
package struct Pin: Sendable, Hashable {
    package var line: Int
    package var support: Int
    package var solved: [Int]
}

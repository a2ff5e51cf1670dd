import Proofs

/// The lines of a small set of products, and which of them may be added to which: all that the tree of normal forms is
/// made from.
///
/// Lines are numbered from 0, at most 64 on a side, so that line sets are words.
package protocol LineWindow {
    var rowCount: Int { get }
    var columnCount: Int { get }
    /// Asked by every search in the window.
    var interruption: Interruption { get }

    /// The supports, or neurons, that a row's terms go through first; a row whose type is contained in another's may be
    /// added to it unless cells are hidden.
    func rowType(_ row: Int) -> UInt64
    func columnType(_ column: Int) -> UInt64
    /// The columns of the row's cells that are reached and looked at.
    func observed(_ row: Int) -> UInt64
    /// Whether something that is not looked at may stand in the cell.
    func isHidden(_ row: Int, _ column: Int) -> Bool
}

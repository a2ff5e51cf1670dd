/// Whether P(I, J) is closed for width two, coded from the statement of the theorem alone.
///
/// For supports S_0 ≠ S_1 that overlap, P is not closed iff (i) one of them has both a row and a column that the other
/// has not, or (ii) there are two common rows
/// and both have columns of their own, or (iii) two common columns and both have rows of their own. Disjoint or
/// identical: closed. A support
/// without rows or columns is disjoint from every other.
func isClosedByTwoSupportTheorem(_ masks: Masks) -> Bool {
    precondition(masks.width == 2, "the theorem is about two supports")
    let (a, b) = (masks.rectangle(0), masks.rectangle(1))
    let overlap = a.rows & b.rows != 0 && a.columns & b.columns != 0
    if !overlap || a == b { return true }
    let ownRows = (a.rows & ~b.rows != 0, b.rows & ~a.rows != 0)
    let ownColumns = (a.columns & ~b.columns != 0, b.columns & ~a.columns != 0)
    if ownRows.0 && ownColumns.0 || ownRows.1 && ownColumns.1 { return false }
    if (a.rows & b.rows).nonzeroBitCount >= 2 && ownColumns.0 && ownColumns.1 { return false }
    if (a.columns & b.columns).nonzeroBitCount >= 2 && ownRows.0 && ownRows.1 { return false }
    return true
}

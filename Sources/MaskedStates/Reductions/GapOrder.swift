import Proofs
import SupportMasks

/// Supports inside a rectangle, ordered such that each has few gaps: the condition of `SC206` and `SC306`.
///
/// The gap of a support is the number of rows and columns of the rectangle that it avoids.
package enum GapOrder {
    /// Positions of classes, each at most as often as its multiplicity, such that the k-th of `count` (from 1) has a gap
    /// of at most `count` − k; nil if there is none.
    ///
    /// The `count` smallest gaps are as good as any. O(classes · lines / 64) word operations and a sort.
    ///
    /// - Parameter candidates: positions of classes whose rectangles lie in that of `rowCount` × `columnCount` lines.
    package static func find(
        _ classes: [ObservedClass], _ candidates: some Sequence<Int>, rowCount: Int, columnCount: Int, count: Int
    ) -> [Int]? {
        var gaps: [(gap: Int, cls: Int)] = []
        for index in candidates {
            let gap = rowCount - classes[index].rows.count + columnCount - classes[index].columns.count
            if gap < count { gaps.append((gap, index)) }
        }
        gaps.sort { ($0.gap, $0.cls) < ($1.gap, $1.cls) }
        var order: [Int] = []
        for (gap, index) in gaps {
            for _ in 0..<min(classes[index].multiplicity, count - order.count) {
                // The x-th smallest is used when x others are left to come.
                if gap > order.count { return nil }
                order.append(index)
            }
        }
        return order.count == count ? order.reversed() : nil
    }
}

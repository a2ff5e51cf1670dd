/// The innermost loop of a product: a tile of 6 × 4 doubles stays in registers while the inner dimension runs.
///
/// Each entry is the sum over the inner dimension in rising order, one addition after the other, whatever the width of
/// the processor's registers; no multiplication is fused with an addition, so the result is the same on every machine.
enum MicroKernel {
    static let rows = 6
    static let columns = 4

    /// What happens to the place that a product goes to.
    enum Mode { case replace, add, subtract }

    /// Tile `left` (depth × 6, packed) times `right` (depth × 4, packed), to `target` with rows `stride` apart.
    @inline(__always)
    static func multiply(
        depth: Int, _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>,
        to target: UnsafeMutablePointer<Double>, stride: Int, _ mode: Mode
    ) {
        var (s0, s1, s2) = (Lanes.zero, Lanes.zero, Lanes.zero)
        var (s3, s4, s5) = (Lanes.zero, Lanes.zero, Lanes.zero)
        var (a, b) = (left, right)
        for _ in 0..<depth {
            let row = b.lanes(at: 0)
            s0 += a[0] * row
            s1 += a[1] * row
            s2 += a[2] * row
            s3 += a[3] * row
            s4 += a[4] * row
            s5 += a[5] * row
            a += rows
            b += columns
        }
        put(s0, target, mode)
        put(s1, target + stride, mode)
        put(s2, target + 2 * stride, mode)
        put(s3, target + 3 * stride, mode)
        put(s4, target + 4 * stride, mode)
        put(s5, target + 5 * stride, mode)
    }

    @inline(__always)
    private static func put(_ value: Lanes, _ place: UnsafeMutablePointer<Double>, _ mode: Mode) {
        switch mode {
        case .replace: place.store(value, at: 0)
        case .add: place.store(place.lanes(at: 0) + value, at: 0)
        case .subtract: place.store(place.lanes(at: 0) - value, at: 0)
        }
    }
}

/// A Householder reflection H = I − τ v vᴴ with v₁ = 1 and τ real, so that H is its own inverse.
enum Reflector<Scalar: MatrixScalar> {
    /// Finds H with H x = β e₁. Writes v over x but for its first entry, which it leaves to the caller.
    ///
    /// β = −e^{i arg x₁} ‖x‖, so that v does not suffer cancellation; H = I where x is a multiple of e₁.
    @inline(__always)
    static func eliminate(
        _ x: UnsafeMutablePointer<Scalar>, _ count: Int
    ) -> (scale: Double, leading: Scalar) {
        let first = x[0]
        guard count > 1, EntryKernels.norm(UnsafePointer(x + 1), count &- 1) > 0 else { return (0, first) }
        let norm = EntryKernels.norm(UnsafePointer(x), count)
        let size = first.magnitude
        let leading = size > 0 ? -(norm * (first / size)) : Scalar(-norm)
        let pivot = first - leading
        for k in 1..<count { x[k] = x[k] / pivot }
        return (1 + size / norm, leading)
    }
}

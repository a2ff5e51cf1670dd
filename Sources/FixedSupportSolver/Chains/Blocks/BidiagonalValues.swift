/// Singular values of bidiagonal matrices by the implicit QR method (Golub, Kahan 1965; Golub, Reinsch 1970).
enum BidiagonalValues {
    /// Replaces the diagonal by the singular values, in no order. `off` is next to the diagonal, on either side of it.
    ///
    /// Each value is found to a few units of rounding of the largest. O(n²).
    static func find(_ diagonal: inout [Double], _ off: inout [Double]) {
        let n = diagonal.count
        let scale = max(diagonal.reduce(0) { max($0, abs($1)) }, off.reduce(0) { max($0, abs($1)) })
        guard scale > 0 else { return }
        let negligible = 0x1p-53 * scale
        var end = n - 1
        var rounds = 0
        while end > 0, rounds < 60 * n {
            if abs(off[end - 1]) <= negligible {
                off[end - 1] = 0
                end -= 1
                continue
            }
            var start = end - 1
            while start > 0, abs(off[start - 1]) > negligible { start -= 1 }
            rounds += 1
            if let zero = (start...end).first(where: { abs(diagonal[$0]) <= negligible }) {
                diagonal[zero] = 0
                clear(&diagonal, &off, zero, start, end)
            } else {
                chase(&diagonal, &off, start, end)
            }
        }
        for index in 0..<n { diagonal[index] = abs(diagonal[index]) }
    }

    /// c and s with c·x + s·y = r, −s·x + c·y = 0.
    private static func rotation(_ x: Double, _ y: Double) -> (c: Double, s: Double, r: Double) {
        if y == 0 { return (1, 0, x) }
        let r = (x * x + y * y).squareRoot()
        return (x / r, y / r, r)
    }

    /// One step of the implicit QR method with the shift of Wilkinson on the upper bidiagonal rows start...end.
    private static func chase(_ d: inout [Double], _ e: inout [Double], _ start: Int, _ end: Int) {
        let above = end - 1 > start ? e[end - 2] : 0
        let (dm, dn, em) = (d[end - 1], d[end], e[end - 1])
        let (tm, tn, off) = (dm * dm + above * above, dn * dn + em * em, dm * em)
        let half = (tm - tn) / 2
        let root = (half * half + off * off).squareRoot()
        let shift = off == 0 ? tn : tn - off * off / (half + (half >= 0 ? root : -root))
        var y = d[start] * d[start] - shift
        var z = d[start] * e[start]
        for k in start..<end {
            let right = rotation(y, z)
            if k > start { e[k - 1] = right.r }
            let (dk, ek, next) = (d[k], e[k], d[k + 1])
            d[k] = right.c * dk + right.s * ek
            e[k] = right.c * ek - right.s * dk
            let bulge = right.s * next
            d[k + 1] = right.c * next
            let left = rotation(d[k], bulge)
            d[k] = left.r
            let (ekNow, dNext) = (e[k], d[k + 1])
            e[k] = left.c * ekNow + left.s * dNext
            d[k + 1] = left.c * dNext - left.s * ekNow
            if k + 1 < end {
                y = e[k]
                z = left.s * e[k + 1]
                e[k + 1] = left.c * e[k + 1]
            }
        }
    }

    /// Makes row and column of a zero on the diagonal zero, so that the matrix falls apart there.
    private static func clear(_ d: inout [Double], _ e: inout [Double], _ zero: Int, _ start: Int, _ end: Int) {
        if zero < end {
            // Rotations of rows zero and k + 1 push the entry of row `zero` to the right.
            var bulge = e[zero]
            e[zero] = 0
            for k in (zero + 1)...end where bulge != 0 {
                let turn = rotation(d[k], bulge)
                d[k] = turn.r
                if k < end {
                    bulge = -turn.s * e[k]
                    e[k] = turn.c * e[k]
                }
            }
        }
        if zero > start {
            // Rotations of columns zero and k push the entry of column `zero` up.
            var bulge = e[zero - 1]
            e[zero - 1] = 0
            for k in stride(from: zero - 1, through: start, by: -1) where bulge != 0 {
                let turn = rotation(d[k], bulge)
                d[k] = turn.r
                if k > start {
                    bulge = -turn.s * e[k - 1]
                    e[k - 1] = turn.c * e[k - 1]
                }
            }
        }
    }
}

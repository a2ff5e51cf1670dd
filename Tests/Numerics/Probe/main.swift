import DenseNumerics
import FloatingProposals
import Foundation
func cpu() -> Double { var t = timespec(); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return Double(t.tv_sec) + 1e-9*Double(t.tv_nsec) }
func time(_ f: () -> Void) -> Double { let s = cpu(); f(); return cpu() - s }
var r = SeededNormals(seed: 1)
@MainActor func real(_ m: Int, _ n: Int) -> Matrix<Double> { Matrix(rows: m, columns: n, elements: r.normals(m*n)) }
@MainActor func cplx(_ m: Int, _ n: Int) -> Matrix<Complex> { Matrix(rows: m, columns: n, elements: (0..<m*n).map { _ in Complex(r.normal(), r.normal()) }) }
func naive<S: MatrixScalar>(_ a: Matrix<S>, _ b: Matrix<S>) -> Matrix<S> { Matrix(rows: a.rowCount, columns: b.columnCount) { i, j in (0..<a.columnCount).reduce(S.zero) { $0 + a[i,$1]*b[$1,j] } } }
@MainActor func check<S: MatrixScalar>(_ make: @MainActor (Int, Int) -> Matrix<S>) {
  for (m,k,n) in [(1,1,1),(3,5,2),(7,9,11),(40,30,50),(1,100,60),(60,100,1),(2,300,90),(90,300,2),(100,270,130)] {
    let a = make(m,k), b = make(k,n); let c = naive(a,b)
    let errs = [(a*b - c), a.adjoint.adjointTimes(b) - c, a.transposed.transposedTimes(b) - c, a.timesTransposed(b.transposed) - c, a.timesAdjoint(b.adjoint) - c].map { $0.frobeniusNorm / c.frobeniusNorm }
    print(m,k,n, errs.max()!)
  }
  for (m,n) in [(1,1),(5,3),(3,5),(40,40),(100,70),(70,100),(300,200),(150,150)] {
    let a = make(m,n)
    for piv in [false,true] {
      let f = QRFactorization(a, pivoting: piv), q = f.basis(), t = f.triangle
      let e = (q*t - a.submatrix(rows: Array(0..<m), columns: f.permutation)).frobeniusNorm/a.frobeniusNorm
      print("qr", m,n,piv, e, (q.adjointTimes(q) - .identity(q.columnCount)).frobeniusNorm)
    }
    let d = SingularValueDecomposition(a)
    let (x,y) = d.factors(rank: 1000)
    print("svd", m,n, (x.timesAdjoint(y)-a).frobeniusNorm/a.frobeniusNorm, (d.left.adjointTimes(d.left) - .identity(min(m,n))).frobeniusNorm,(d.right.adjointTimes(d.right) - .identity(min(m,n))).frobeniusNorm, d.sweeps)
  }
}
if CommandLine.arguments.count == 1 { check(real); check(cplx) } else {
if false { for n in [64,128,256,512,1024] { let a = real(n,n), b = real(n,n)
  let best = (0..<max(3, 100_000_000/(n*n*n))).map { _ in time { _ = a.times(b, threads: 1) } }.min()!
  print(n, "gemm", 2*Double(n*n*n)/best*1e-9, "GF") } }
for n in CommandLine.arguments.dropFirst().map({ Int($0)! }) {
    let a = real(n,n)
    print(n, "qr", time { _ = QRFactorization(a) }, "qrp", time { _ = QRFactorization(a, pivoting: true) }, "svd", time { print(SingularValueDecomposition(a).sweeps) })
} }
for n in [40,90,150,300] { let d = SingularValueDecomposition(real(n,n)); let g = d.right.adjointTimes(d.right); let e = (0..<n).map { g[$0,$0]-1 }
 print("drift", n, "mean", e.reduce(0,+)/Double(n), "rms", (e.reduce(0){$0+$1*$1}/Double(n)).squareRoot(), "off", (g - .identity(n)).frobeniusNorm/Double(n))}

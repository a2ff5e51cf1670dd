/// The entries of a matrix as the doubles they are: `width` for each, the real part first.
extension UnsafePointer where Pointee: MatrixScalar {
    @inline(__always)
    var doubles: UnsafePointer<Double> { UnsafeRawPointer(self).assumingMemoryBound(to: Double.self) }
}

extension UnsafeMutablePointer where Pointee: MatrixScalar {
    @inline(__always)
    var doubles: UnsafeMutablePointer<Double> { UnsafeMutableRawPointer(self).assumingMemoryBound(to: Double.self) }
}

extension Array where Element: MatrixScalar {
    /// So many entries that `fill` writes, all of them.
    @inline(__always)
    init(count: Int, filledBy fill: (UnsafeMutablePointer<Element>) -> Void) {
        self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
            if let first = buffer.baseAddress, count > 0 { fill(first) }
            initialized = count
        }
    }

    /// Lends the entries for reading; an empty array lends a place that must not be read.
    @inline(__always)
    func read<Value>(_ body: (UnsafePointer<Element>) throws -> Value) rethrows -> Value {
        try withUnsafeBufferPointer { try body($0.baseAddress ?? Self.nowhere) }
    }

    /// Lends the entries for writing.
    @inline(__always)
    mutating func change<Value>(_ body: (UnsafeMutablePointer<Element>) throws -> Value) rethrows -> Value {
        try withUnsafeMutableBufferPointer {
            try body($0.baseAddress ?? UnsafeMutablePointer(mutating: Self.nowhere))
        }
    }

    private static var nowhere: UnsafePointer<Element> {
        UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
    }
}

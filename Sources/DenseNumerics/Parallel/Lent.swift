/// Memory lent to pieces of work that each touch places of their own.
struct Lent<Value>: @unchecked Sendable {
    let value: Value
    @inline(__always) init(_ value: Value) { self.value = value }
}

import FuzzSupport

/// The reader that every run of the process goes to.
private let reader: FuzzedReader = chosen("FUZZ_READER")

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    within(seconds: 5) { reader.read(UnsafeRawBufferPointer(start: start, count: count)) }
    return 0
}

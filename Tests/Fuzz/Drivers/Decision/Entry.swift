import Foundation
import FuzzSupport

/// The law that every run of the process tests.
private let law: FuzzedLaw = {
    atexit { Tally.print() }
    return chosen("FUZZ_LAW")
}()

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    within(seconds: 60) { law.test(UnsafeRawBufferPointer(start: start, count: count)) }
    return 0
}

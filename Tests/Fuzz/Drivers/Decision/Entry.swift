import FuzzSupport
import Foundation

/// The law that `FUZZ_LAW` names; every run of the process tests it.
private let law: FuzzedLaw = {
    let name = ProcessInfo.processInfo.environment["FUZZ_LAW"] ?? ""
    guard let law = FuzzedLaw(rawValue: name) else {
        let names = FuzzedLaw.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("FUZZ_LAW is one of \(names), not '\(name)'\n".utf8))
        exit(2)
    }
    atexit { Tally.print() }
    return law
}()

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    within(seconds: 60) { law.test(UnsafeRawBufferPointer(start: start, count: count)) }
    return 0
}

import FuzzSupport
import Foundation

/// The reader that `FUZZ_READER` names; every run of the process goes to it.
private let reader: FuzzedReader = {
    let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
    guard let reader = FuzzedReader(rawValue: name) else {
        let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("FUZZ_READER is one of \(names), not '\(name)'\n".utf8))
        exit(2)
    }
    return reader
}()

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    within(seconds: 5) { reader.read(UnsafeRawBufferPointer(start: start, count: count)) }
    return 0
}

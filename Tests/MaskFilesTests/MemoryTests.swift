import Foundation
import MaskFiles
import SupportMasks
import Testing

/// Files whose bytes are in memory.
@Suite struct MemoryTests {
    /// What the fuzzed readers are handed is what the files on a command line give.
    @Test func bytesInMemoryAreReadAsTheFileIs() throws {
        var accepted = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: Fixture.path("")).sorted() {
            let path = Fixture.path(name)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for takesWeights in [false, true] {
                let options = MaskFilesOptions(takesWeights: takesWeights)
                let file = try #require(MaskFilesReader.read([path], options: options).first).result
                let memory = bytes.withUnsafeBytes { MaskFilesReader.read(bytes: $0, path: path, options: options) }
                switch (file, memory) {
                case (.success(let a), .success(let b)):
                    #expect(a.instances == b.instances && a.outside == b.outside && a.paths == b.paths, "\(name)")
                    accepted += 1
                case (.failure(let a), .failure(let b)): #expect(a == b, "\(name)")
                default: Issue.record("\(name): \(file) as a file, \(memory) in memory")
                }
            }
        }
        #expect(accepted > 40)
    }

    @Test func noBytesAreAnEmptyFile() throws {
        let result = MaskFilesReader.read(bytes: UnsafeRawBufferPointer(start: nil, count: 0), path: "m.npz")
        guard case .failure(let error) = result else {
            Issue.record("nothing is read as masks")
            return
        }
        #expect(error.description == "m.npz: expected masks, found an empty file")
    }
}

import Certificates
import Foundation
import Reports
import SupportMasks
import SupportTheory

/// Where `--certificate` writes: a path, in which `%n` stands for the name of the instance.
struct CertificateTarget {
    private let pattern: String

    init(_ pattern: String) throws(UsageError) {
        guard !pattern.isEmpty, pattern != "-" else { throw UsageError("--certificate needs the name of a file") }
        self.pattern = pattern
    }

    /// A path for each instance, all different from one another and from the files that are read.
    func paths(for names: [String], inputs: [String]) throws(UsageError) -> [String] {
        guard names.count <= 1 || pattern.contains("%n") else {
            throw UsageError(
                "the input holds \(names.count) instances: --certificate needs %n in its file name, which stands for the instance's name"
            )
        }
        let paths = names.map { pattern.replacingOccurrences(of: "%n", with: FileName.sanitised($0)) }
        let read = Set(inputs.filter { $0 != "-" }.map(AtomicFile.resolved))
        var seen: Set<String> = []
        for path in paths {
            if read.contains(AtomicFile.resolved(path)) {
                throw UsageError("the certificate would overwrite the input \(path)")
            }
            guard seen.insert(path).inserted else {
                throw UsageError("two instances would write their certificates to \(path); give them different names")
            }
        }
        return paths
    }

    /// Writes the certificate of a decided instance and returns its path; nil, and no file, for an undecided one.
    static func write(_ instance: MaskInstance, _ closedness: Closedness, to path: String) throws(UsageError)
        -> String?
    {
        guard let certificate = CertificateWriter.certificate(for: instance, closedness) else { return nil }
        try AtomicFile.write(to: path) { try $0.write(contentsOf: Data((certificate.prettyText + "\n").utf8)) }
        return path
    }
}

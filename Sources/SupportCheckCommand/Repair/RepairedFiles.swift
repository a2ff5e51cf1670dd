import Foundation
import MaskFiles
import MaskRepair
import OrderedJSON
import Reports
import SupportMasks

/// The files that repaired masks are written to: of the form that the name tells, with everything else that was in a
/// file of arrays of the same form.
struct RepairedFiles {
    /// In it `%n` stands for the name of the instance and `%m` for that of the mask.
    private let pattern: String
    private let form: Form

    private enum Form {
        case text, json
        case arrays(ArrayFileForm)
        case matrices(MatrixFileForm)

        init(path: String) {
            switch URL(fileURLWithPath: path).pathExtension.lowercased() {
            case "json": self = .json
            case "npz": self = .arrays(.npz)
            case "safetensors": self = .arrays(.safeTensors)
            case "npy": self = .matrices(.npy)
            case "mtx": self = .matrices(.matrixMarket)
            default: self = .text
            }
        }
    }

    /// An instance that goes to a file, with the file that it came from.
    private typealias Repaired = (masks: RepairMasks, read: ReadInstance)

    /// Nil if no file is wanted.
    init?(_ arguments: ParsedArguments) throws(UsageError) {
        guard let pattern = try OutputPath.given(arguments, what: "the masks", besides: arguments.operands) else {
            return nil
        }
        self.pattern = pattern
        form = Form(path: pattern)
    }

    /// The files for instances of these names.
    ///
    /// - Throws: if masks would go to the same file, to one that is read, or to that of a certificate.
    func check(_ questions: [RepairMasks], inputs: [String], certificates: [String]) throws(UsageError) {
        let targets = try paths(questions)
        var taken = Set((inputs.filter { $0 != "-" } + certificates).map(AtomicFile.resolved))
        for path in targets {
            guard taken.insert(AtomicFile.resolved(path)).inserted else {
                throw UsageError("\(path) would be written twice, or over a file that is read")
            }
        }
    }

    private func paths(_ questions: [RepairMasks]) throws(UsageError) -> [String] {
        let byInstance = pattern.contains("%n")
        guard case .matrices = form else {
            return byInstance ? questions.map { path($0) } : [pattern]
        }
        guard pattern.contains("%m"), byInstance || questions.count == 1 else {
            throw UsageError(
                "a file of this form holds one mask: --output needs %m in its file name, which stands for the name of the mask"
                    + (questions.count > 1 ? ", and %n, which stands for that of the instance" : ""))
        }
        return questions.flatMap { masks in masks.names.map { path(masks, mask: $0) } }
    }

    private func path(_ masks: RepairMasks, mask: String? = nil) -> String {
        var path = pattern.replacingOccurrences(of: "%n", with: FileName.sanitised(masks.original.name))
        if let mask { path = path.replacingOccurrences(of: "%m", with: FileName.sanitised(mask)) }
        return path
    }

    /// Writes the masks.
    ///
    /// - Parameter files: the files that the instances were read from, in the order of the instances.
    /// - Returns: sentences that a user has to know to read them back.
    func write(_ repaired: [RepairMasks], from files: [InputFile]) throws(UsageError) -> [String] {
        let read = files.flatMap(\.instances)
        let all = Array(zip(repaired, read))
        var notes: [String] = []
        guard pattern.contains("%n") else {
            return try write(all, to: pattern, from: files)
        }
        for one in all { notes += try write([one], to: path(one.0), from: files) }
        return notes
    }

    private func write(_ repaired: [Repaired], to path: String, from files: [InputFile]) throws(UsageError)
        -> [String]
    {
        let instances = repaired.map(\.masks.instance)
        switch form {
        case .text: try AtomicFile.write(to: path) { try MaskTextWriter.write(instances, to: $0) }
        case .json:
            let text = InstanceJSON.value(instances).prettyText + "\n"
            try AtomicFile.write(to: path) { try $0.write(contentsOf: Data(text.utf8)) }
        case .arrays(let form): return try writeArrays(repaired, to: path, form, from: files)
        case .matrices(let form):
            for (masks, read) in repaired {
                for (name, array) in zip(masks.names, Self.arrays(masks, read)) {
                    let path = path.replacingOccurrences(of: "%m", with: FileName.sanitised(name))
                    try AtomicFile.write(to: path) { try form.write(array.mask, to: $0) }
                }
            }
        }
        return []
    }

    private func writeArrays(_ repaired: [Repaired], to path: String, _ form: ArrayFileForm, from files: [InputFile])
        throws(UsageError) -> [String]
    {
        let arrays = repaired.flatMap { Self.arrays($0.masks, $0.read) }
        guard Set(arrays.map(\.name)).count == arrays.count else {
            throw UsageError(
                "\(path) would hold two arrays of one name: --output needs %n, which stands for the instance's name")
        }
        let writer: ArrayFileWriter
        do throws(MaskFilesError) { writer = try ArrayFileWriter(arrays, from: Self.source(files), as: form) } catch {
            throw UsageError("cannot write \(path): \(error)")
        }
        try AtomicFile.write(to: path) { try writer.write(to: $0) }
        let kept = writer.keepsSource ? ["everything else in \(files[0].path) is in \(path) as it was"] : []
        return kept + Self.advice(on: path, repaired, arrays)
    }

    /// How the file is read as these instances, where the names of its arrays do not say it.
    private static func advice(on path: String, _ repaired: [Repaired], _ arrays: [WrittenArray]) -> [String] {
        let isTransposed = repaired.contains { $0.read.reading.sources.contains(where: \.isTransposed) }
        let options = MaskFilesOptions(
            convention: LayerFit.Convention(isOutputFirst: false, isTransposed: isTransposed), layerPatterns: [],
            each: nil, takesWeights: false)
        guard case .success(let back)? = MaskFilesReader.read([path], options: options).first?.result,
            back.instances.map({ RepairMasks($0.instance)?.masks }) == repaired.map(\.masks.masks)
        else {
            guard repaired.count == 1 else { return [] }
            let names = shellQuoted(arrays.map(\.name).joined(separator: ","))
            return ["the layers of \(path), input side first, are --layer \(names)"]
        }
        return []
    }

    /// The one file that everything was read from; nil for several, and for folders.
    private static func source(_ files: [InputFile]) -> String? {
        guard files.count == 1, files[0].paths.count == 1, files[0].path != "-" else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: files[0].path, isDirectory: &isFolder), !isFolder.boolValue else {
            return nil
        }
        return files[0].path
    }

    /// The masks of an instance as they are stored.
    private static func arrays(_ masks: RepairMasks, _ read: ReadInstance) -> [WrittenArray] {
        let sources = read.reading.sources
        return masks.masks.enumerated().map { index, mask in
            guard sources.count == masks.masks.count else {
                return WrittenArray(stored: masks.names[index], isMask: true, mask: mask)
            }
            let source = sources[index]
            return WrittenArray(
                stored: source.name, isMask: source.isMask, mask: source.isTransposed ? mask.transposed() : mask)
        }
    }
}

import Foundation
import SupportMasks

/// Reads instances from the files that people have: text, NumPy, SciPy, MatrixMarket, safetensors and JSON, each also
/// compressed by gzip.
///
/// - Forms are told by the first bytes, then by names. A file is mapped; memory is that of its masks, one bit a cell.
///   Lengths, shapes and counts are held
///   against the size of the file before anything is allocated.
/// - What is a layer, and in which order, is one rule for all forms of named arrays: `InstanceChoice`. Text and lists
///   in JSON say it themselves.
/// - An entry is inside the support when it is 1, or, of weights, not zero.
///
/// Time is linear in the number of bytes.
public enum MaskFilesReader {
    /// Reads files: those of one matrix each that follow one another are one instance, the shards of a checkpoint one
    /// name space, every other file stands alone.
    ///
    /// - Parameters:
    ///   - paths: files, folders with a checkpoint, or `-` for masks in text from standard input.
    ///   - options: what to take.
    public static func read(_ paths: [String], options: MaskFilesOptions = MaskFilesOptions()) -> [ReadGroup] {
        var groups: [(paths: [String], opened: Result<[FileContents], MaskFilesError>)] = []
        for path in paths {
            let opened = Result { () throws(MaskFilesError) in [try open(path, options)] }
            if let last = groups.last, join(last, path, opened) {
                groups[groups.count - 1].paths.append(path)
                groups[groups.count - 1].opened = .success(
                    ((try? last.opened.get()) ?? []) + ((try? opened.get()) ?? []))
            } else {
                groups.append(([path], opened))
            }
        }
        return groups.map { group in
            ReadGroup(
                paths: group.paths,
                result: Result { () throws(MaskFilesError) in try read(group.paths, try group.opened.get(), options) })
        }
    }

    /// Whether a file belongs to those before it.
    private static func join(
        _ group: (paths: [String], opened: Result<[FileContents], MaskFilesError>), _ path: String,
        _ opened: Result<[FileContents], MaskFilesError>
    ) -> Bool {
        guard case .success(let before) = group.opened, case .success(let next) = opened else { return false }
        switch (before.last, next.last) {
        case (.matrix, .matrix): return true
        case (.arrays, .arrays):
            guard let last = group.paths.last.flatMap(Checkpoint.Shard.init), let shard = Checkpoint.Shard(path: path)
            else { return false }
            return (last.stem, last.count) == (shard.stem, shard.count)
        default: return false
        }
    }

    private static func open(_ path: String, _ options: MaskFilesOptions) throws(MaskFilesError) -> FileContents {
        switch FileKind(path) {
        case .stream: return .stream
        case .folder: return .folder
        case .file:
            return try FileContents.open(
                path, entries: options.takesWeights ? .weights : .mask, convention: options.convention,
                limits: options.limits)
        }
    }

    /// The instances of a file whose bytes are in memory, of any form.
    ///
    /// - Parameters:
    ///   - path: how the file is called. Its extension counts as that of a file does, and the shards that an index
    ///     names are looked for beside it.
    package static func read(
        bytes: UnsafeRawBufferPointer, path: String, options: MaskFilesOptions = MaskFilesOptions()
    ) -> Result<ReadFiles, MaskFilesError> {
        Result { () throws(MaskFilesError) in
            let listing = MaskJSONReader.Listing(
                rule: options.takesWeights ? .weights : .mask, convention: options.convention, limits: options.limits)
            return try read([path], [FileContents.of(MappedFile(copying: bytes, path: path), listing)], options)
        }
    }

    private static func read(_ paths: [String], _ contents: [FileContents], _ options: MaskFilesOptions)
        throws(MaskFilesError) -> ReadFiles
    {
        switch contents[0] {
        case .matrix: return try matrices(paths, contents, options)
        case .arrays: return try arrays(paths, contents, options)
        case .folder:
            let files = try Checkpoint.files(in: paths[0])
            var opened: [FileContents] = []
            for file in files { opened.append(try open(file, options)) }
            let read = try read(files, opened, options)
            return renamed(read, to: folderName(paths[0]), paths)
        case .shardIndex(let index):
            let arrays = try Checkpoint.arrays(index, of: paths[0]) { path throws(MaskFilesError) in
                try open(path, options)
            }
            return try read(
                arrays, isListed: false, paths, name: String(baseName(paths[0]).split(separator: ".")[0]), options)
        case .instances(let instances): return try listed(instances, paths, options)
        case .text(let file, let isInflated):
            return try file.withBytes { bytes throws(MaskFilesError) in
                try text(paths, isPlain: !isInflated, options) { () throws(MaskFileError) in
                    try MaskTextReader.readPlaced(
                        bytes: bytes.raw, fileName: paths[0], options: options.text, areMapped: true)
                }
            }
        case .stream:
            return try text(paths, options) { () throws(MaskFileError) in
                try MaskTextReader.readPlaced(path: paths[0], options: options.text)
            }
        }
    }

    /// Instances that say themselves what their layers are.
    private static func listed(_ instances: [ReadInstance], _ paths: [String], _ options: MaskFilesOptions)
        throws(MaskFilesError) -> ReadFiles
    {
        var chosen: [ReadInstance] = []
        for instance in instances {
            chosen.append(try ListedLayers.choose(instance, options, context: ReadingContext(file: paths[0])))
        }
        return ReadFiles(paths: paths, instances: chosen)
    }

    /// The instances of a text that is in memory.
    ///
    /// - Parameters:
    ///   - fileName: the file's name in errors and, without its extension, of an instance without another.
    ///   - path: how the file is named in reports.
    public static func read(
        text bytes: Data, fileName: String, path: String, options: MaskFilesOptions = MaskFilesOptions()
    ) -> Result<ReadFiles, MaskFilesError> {
        Result { () throws(MaskFilesError) in
            try text([path], options) { () throws(MaskFileError) in
                try MaskTextReader.readPlaced(bytes: bytes, fileName: fileName, options: options.text)
            }
        }
    }

    /// - Parameter isPlain: whether the file holds the text as it is.
    private static func text(
        _ paths: [String], isPlain: Bool = true, _ options: MaskFilesOptions,
        _ read: () throws(MaskFileError) -> [ReadInstance]
    ) throws(MaskFilesError) -> ReadFiles {
        var instances: [ReadInstance]
        do { instances = try read() } catch {
            throw MaskFilesError(
                file: error.file, place: .line(error.line, column: error.column), message: error.message,
                remedies: error.ways.map(remedy))
        }
        for index in instances.indices { instances[index].isMaskFile = isPlain && options.areStandardForText }
        return try listed(instances, paths, options)
    }

    private static func remedy(_ way: MaskFileError.Way) -> MaskFilesError.Remedy {
        switch way {
        case .weights: .fromWeights
        case .convention(let convention): LayerOrder.remedy(convention)
        }
    }

    // MARK: Arrays

    private static func matrices(_ paths: [String], _ contents: [FileContents], _ options: MaskFilesOptions)
        throws(MaskFilesError) -> ReadFiles
    {
        let found = contents.compactMap { contents -> StoredArray? in
            if case .matrix(let array) = contents { array } else { nil }
        }
        // Files of the same name in different folders are told apart by their paths.
        let isClear = Set(found.map(\.name)).count == found.count
        let arrays = isClear ? found : zip(found, paths).map { $0.named($1) }
        return try read(
            arrays, isListed: !FileOrder.isSorted(paths), paths, name: instanceName(found.map(\.name)), options)
    }

    private static func arrays(_ paths: [String], _ contents: [FileContents], _ options: MaskFilesOptions)
        throws(MaskFilesError) -> ReadFiles
    {
        try Checkpoint.requireComplete(paths, options: options)
        let found = contents.flatMap { contents -> [StoredArray] in
            if case .arrays(let arrays) = contents { arrays } else { [] }
        }
        let context = ReadingContext(file: paths[0])
        let name = Checkpoint.Shard(path: paths[0])?.stem ?? baseName(paths[0])
        return try read(try Checkpoint.distinct(found, context), isListed: false, paths, name: name, options)
    }

    private static func read(
        _ arrays: [StoredArray], isListed: Bool, _ paths: [String], name: String, _ options: MaskFilesOptions
    ) throws(MaskFilesError) -> ReadFiles {
        let file = paths.count <= 4 ? paths.joined(separator: ", ") : paths[0] + ", …, " + paths[paths.count - 1]
        let choice = InstanceChoice(
            arrays: arrays, options: options, context: ReadingContext(file: file), isListed: isListed)
        let (chosen, outside) = try choose(choice, arrays, options)
        var reader = ChosenReader(options, file: file)
        var instances: [ReadInstance] = []
        for instance in chosen { instances.append(try reader.read(instance, name: name)) }
        return ReadFiles(paths: paths, instances: instances, outside: outside)
    }

    /// The choice; where there is none, a fault of the entries is told first: a packed array has not the shape of its
    /// mask.
    private static func choose(
        _ choice: InstanceChoice, _ arrays: [StoredArray], _ options: MaskFilesOptions
    ) throws(MaskFilesError) -> (instances: [ChosenInstance], outside: [Reading.NotTaken]) {
        do { return try choice.choose() } catch {
            let roles = ArrayRoles(arrays, takesWeights: options.takesWeights)
            let context = ReadingContext(file: error.file)
            var cells = 0
            for (index, array) in arrays.enumerated() where roles[index] == .layer(.mask) {
                guard
                    let shape = try? MatrixShape(
                        array.shape, isSparse: array.isSparse, limits: options.limits, context: context)
                else { continue }
                // For an error alone no more than a moment is spent.
                cells += shape.rows * shape.columns
                if cells > 1 << 28 { break }
                _ = try array.read(.mask)
            }
            throw error
        }
    }

    /// The names of up to four files, joined; of more, the first and the last.
    private static func instanceName(_ stems: [String]) -> String {
        stems.count <= 4 ? stems.joined(separator: "+") : stems[0] + "+…+" + stems[stems.count - 1]
    }

    private static func folderName(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
    }

    /// An instance that has the name of a file in a folder takes the folder's.
    private static func renamed(_ read: ReadFiles, to name: String, _ paths: [String]) -> ReadFiles {
        guard read.instances.count == 1, var instance = read.instances.first else {
            return ReadFiles(paths: paths, instances: read.instances, outside: read.outside)
        }
        instance.instance.name = name
        return ReadFiles(paths: paths, instances: [instance], outside: read.outside)
    }
}

import Foundation
import SupportMasks

/// A checkpoint in several files: shards are one name space, whose parts say nothing of the order of layers.
enum Checkpoint {
    /// The place of a file in a checkpoint, as its name tells: `model-00001-of-00002.safetensors`.
    struct Shard: Hashable {
        let stem: String
        let number: Int
        let count: Int

        /// Nil for a name that is not that of a shard.
        init?(path: String) {
            let parts = baseName(path).split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count >= 4, parts[parts.count - 2] == "of", let count = Int(parts[parts.count - 1]),
                let number = Int(parts[parts.count - 3]),
                count > 0, (1...count).contains(number)
            else { return nil }
            stem = parts.dropLast(3).joined(separator: "-")
            (self.number, self.count) = (number, count)
        }
    }

    /// The file to read for a folder: the index of its shards, its only file of tensors, or its shards.
    static func files(in folder: String) throws(MaskFilesError) -> [String] {
        let context = ReadingContext(file: folder)
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
            throw context.error("cannot read the folder: \(error.localizedDescription)")
        }
        func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }
        let indices = names.filter { $0.hasSuffix(".safetensors.index.json") }
        let tensors = names.filter { $0.hasSuffix(".safetensors") }
        if indices.count == 1 { return [path(indices[0])] }
        guard indices.isEmpty else {
            throw context.error("expected one index of shards in the folder, found \(LayerChoice.list(indices))")
        }
        if tensors.count == 1 || !tensors.isEmpty && tensors.allSatisfy({ Shard(path: $0) != nil }) {
            return tensors.map(path)
        }
        if let pickled = names.first(where: { $0.hasSuffix(".bin.index.json") || $0.hasSuffix(".bin") }) {
            throw ForeignFormat.torch.refusal(FileOrigin(path: path(pickled)))
        }
        throw context.error(
            tensors.isEmpty
                ? "expected a checkpoint in the folder (model.safetensors.index.json, or a .safetensors file), found none"
                : "expected one checkpoint in the folder, found several: \(LayerChoice.list(tensors))")
    }

    /// Requires all shards, each once: what is missing could be a layer.
    static func requireComplete(_ paths: [String], options: MaskFilesOptions) throws(MaskFilesError) {
        let shards = paths.compactMap(Shard.init)
        guard let first = shards.first, options.layerPatterns.isEmpty else { return }
        guard shards.count == paths.count, Set(shards.map(\.stem)).count == 1,
            Set(shards.map(\.number)) == Set(1...first.count), shards.count == first.count
        else {
            throw MaskFilesError(
                file: paths[0],
                message:
                    "expected all \(first.count) shards of the checkpoint, found \(shards.count): give the folder, the index, all shards, or name the layers with --layer"
            )
        }
    }

    /// The arrays of the shards that an index names.
    static func arrays(
        _ index: [String: String], of path: String, open: (String) throws(MaskFilesError) -> FileContents
    ) throws(MaskFilesError) -> [StoredArray] {
        let context = ReadingContext(file: path)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        var arrays: [StoredArray] = []
        for file in Set(index.values).sorted() {
            guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
                throw context.error("expected shards beside the index, found \(quoted(file))")
            }
            guard case .arrays(let found) = try open(folder + file) else {
                throw context.error("expected shards of named tensors, found \(quoted(file))")
            }
            arrays += found
        }
        let names = Set(arrays.map(\.name))
        for name in index.keys.sorted() where !names.contains(name) && !names.contains(compressed(name)) {
            throw context.error(
                "expected \(quoted(name)) in the shard \(quoted(index[name] ?? "")), as the index says, found no such tensor"
            )
        }
        return try distinct(arrays, context)
    }

    /// The arrays, whose names must differ.
    static func distinct(_ arrays: [StoredArray], _ context: ReadingContext) throws(MaskFilesError) -> [StoredArray] {
        var names: Set<String> = []
        for array in arrays where !names.insert(array.name).inserted {
            throw context.error("expected every tensor in one shard, found \(quoted(array.name)) in two")
        }
        return arrays
    }

    /// The tensor that a part of a compressed one belongs to.
    private static func compressed(_ name: String) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}

import Foundation
import SupportFamilies
import SupportMasks

/// `supportcheck generate`: mask files of families.
enum GenerateCommand: Subcommand {
    /// Up to this many cells masks are written as one text.
    private static let cellsOfOneText = 1 << 22

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        guard let instance = try instance(arguments, context) else { return 2 }
        let header = ["supportcheck generate \(description(arguments))"]
        if let path = arguments.value(of: "--output") {
            try orUsage { () throws(UsageError) in
                try AtomicFile.write(to: path) { try MaskTextWriter.write([instance], header: header, to: $0) }
            }
        } else if let handle = context.outputHandle, cellCount(of: instance) > cellsOfOneText {
            try stream(instance, header, to: handle)
        } else {
            do { try context.output(try MaskTextWriter.text(for: [instance], header: header)) } catch let error
                as MaskTextWriterError
            {
                throw .usage(error.message)
            } catch let error as CommandError {
                throw error
            } catch {
                throw .usage("\(error)")
            }
        }
        return 0
    }

    /// The instance that the arguments name; nil after a fault of a file has been told.
    private static func instance(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError)
        -> MaskInstance?
    {
        do {
            return try FamilyArguments(arguments).instance { path throws(MaskFileError) in
                try KnownCells.read(path, context)
            }
        } catch let error as UsageError {
            throw .usage("\(error.message) (see supportcheck generate --help)")
        } catch let error as FamilyError {
            throw .usage(error.message)
        } catch let error as MaskFileError {
            context.writeError("\(error)\n")
            return nil
        } catch {
            throw .usage("\(error)")
        }
    }

    /// Pieces go to the handle while the reader takes them.
    private static func stream(_ instance: MaskInstance, _ header: [String], to handle: FileHandle) throws(CommandError)
    {
        do {
            try MaskTextWriter.write([instance], header: header, to: handle)
        } catch let error as MaskTextWriterError {
            throw .usage(error.message)
        } catch {
            guard errno == EPIPE else { throw .output(.failed(error.localizedDescription)) }
        }
    }

    private static func cellCount(of instance: MaskInstance) -> Int {
        switch instance.masks {
        case .factorization(let masks): return (masks.rowCount + masks.columnCount) * masks.width
        case .network(let layers): return layers.reduce(0) { $0 + $1.outputCount * $1.inputCount }
        }
    }

    /// The command again, without the files, for the comment at the top.
    private static func description(_ arguments: ParsedArguments) -> String {
        var words = arguments.operands
        if words.first == "completion" { words = ["completion", "FILE"] }
        for name in ["--split", "--density", "--seed"] {
            if let value = arguments.value(of: name) { words += [name, value] }
        }
        return words.joined(separator: " ")
    }
}

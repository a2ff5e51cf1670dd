import Foundation
import SupportFamilies
import SupportMasks

/// `supportcheck generate`: mask files of families.
enum GenerateCommand: Subcommand {
    static let name = "generate"
    static let options: [OptionSpecification] = [
        .value("--output", short: "-o"), .value("--split"), .value("--density"), .value("--seed"),
    ]
    static let help = """
        Usage: supportcheck generate FAMILY … [-o FILE]

        Writes the mask file of a family to standard output, or to FILE.

          lu N                          L and U of an N × N matrix, as A = L U
          lowrank M N R                 all M × N matrices of rank at most R
          hodlr N LEVELS R              hierarchically off-diagonal low-rank matrices
          butterfly N [--split L]       the square dyadic butterfly, N = 2^k: a network of its factors; with
                                        --split L the product of the first L factors times that of the others
          monarch A B C D               the two factors 1_{A×B} ⊗ I_C and I_B ⊗ 1_{C×D}
          kron a,b,c,d …                a network of Kronecker-sparse factors I_a ⊗ 1_{b×c} ⊗ I_d, output side first
          kaleidoscope N                a butterfly times a transposed butterfly
          completion FILE               rank-one completion of a matrix whose known cells are the mask in FILE
          random M N R --density P --seed S
                                        each cell of I (M × R) and J (N × R) inside with probability P

          --output FILE, -o FILE        writes to a file

        Examples
          supportcheck generate lu 3
          supportcheck generate butterfly 16 --split 2 -o butterfly.txt
          supportcheck generate kron 1,2,2,4 2,2,2,2 4,2,2,1
          supportcheck generate random 6 6 3 --density 0.5 --seed 1 | supportcheck analyze -

        """

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

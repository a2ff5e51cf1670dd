import CertificateChecker
import CheckerInput
import CommandManuals
import Foundation
import ToolText

/// The command `supportcheck-verify`, also `supportcheck verify`.
public enum VerifyTool {
    /// The name of the program.
    package static let program = "supportcheck-verify"

    private static var manual: CommandManual { manual(of: program) }

    private struct Options {
        var certificates: [String] = []
        var input: String?
        var isQuiet = false
        var isJSON = false
        var limits = VerifyLimits()
        /// A text to print instead of checking anything.
        var notice: String?
    }

    /// Runs the command; `arguments` without the command's name. Returns the exit status.
    public static func run(arguments: [String]) -> Int32 {
        do {
            let options = try parse(arguments)
            if let notice = options.notice {
                write(notice, to: .standardOutput)
                return 0
            }
            options.limits.start()
            return try verify(options)
        } catch {
            write("\(program): \(error)\n", to: .standardError)
            return 2
        }
    }

    /// What is wrong with arguments, if anything is; nothing is read.
    package static func fault(in arguments: [String]) -> String? {
        do {
            _ = try parse(arguments)
            return nil
        } catch {
            return error.description
        }
    }

    private static func parse(_ arguments: [String]) throws(CheckerInputError) -> Options {
        var options = Options()
        var rest = arguments[...]
        var isOption = true
        while let argument = rest.popFirst() {
            guard isOption, argument.hasPrefix("-"), argument != "-" else {
                options.certificates.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            if argument == "--" {
                isOption = false
                continue
            }
            guard let option = known(parts[0]), option.takesValue || parts.count == 1 else {
                throw CheckerInputError(description: "unknown option \(argument.quoted); see --help")
            }
            // --option=value is --option value.
            if parts.count == 2 { rest = [parts[1]] + rest }
            try take(option, &rest, &options)
        }
        if options.notice == nil, options.certificates.isEmpty {
            throw CheckerInputError(description: "no certificate is given; see --help")
        }
        guard (options.certificates + [options.input].compactMap { $0 }).filter({ $0 == "-" }).count <= 1 else {
            throw CheckerInputError(description: "standard input can be read once only")
        }
        return options
    }

    /// The option of the manual that has this name or short form.
    private static func known(_ name: String) -> OptionSpecification? {
        manual.options.first { $0.name == name || $0.short == name }
    }

    private static func take(_ option: OptionSpecification, _ rest: inout ArraySlice<String>, _ options: inout Options)
        throws(CheckerInputError)
    {
        switch option.name {
        case ProgramOptions.help.name: options.notice = manual.help
        case ProgramOptions.version.name: options.notice = "\(program) \(ToolIdentity.version)\n"
        case ProgramOptions.manualPage.name: options.notice = manual.page(related: [ToolIdentity.name])
        case ProgramOptions.completions.name:
            guard let shell = rest.popFirst().flatMap(Shell.init) else {
                throw CheckerInputError(description: "\(option.name) is bash, zsh or fish")
            }
            options.notice = shell.completions(of: manual)
        case "--trusted": options.notice = TrustedSteps.sentences.joined(separator: "\n") + "\n"
        case "--quiet": options.isQuiet = true
        case "--input":
            guard let path = rest.popFirst() else { throw CheckerInputError(description: "--input needs a file") }
            guard options.input == nil else { throw CheckerInputError(description: "--input is given twice") }
            options.input = path
        case "--format":
            guard let format = rest.popFirst(), formats.contains(format) else {
                throw CheckerInputError(description: "--format is text or json")
            }
            options.isJSON = format == "json"
        case "--timeout", "--memory": try options.limits.take(option.name, rest.popFirst())
        default: throw CheckerInputError(description: "\(option.name) has no meaning")
        }
    }

    private static func verify(_ options: Options) throws(CheckerInputError) -> Int32 {
        let limits = Limits()
        var masks: MaskFile?
        if let input = options.input { masks = try CertificateVerifier.readMasks(input, limits: limits) }
        var status: Int32 = 0
        for path in options.certificates {
            do {
                let result = try CertificateVerifier.verify(path: path, masks: masks, limits: limits)
                if result == .rejected(CertificateVerifier.oldFormat) {
                    // Not a certificate that this checker reads: an error of usage.
                    throw CheckerInputError(description: "\(path): \(CertificateVerifier.oldFormat.reason)")
                }
                if case .rejected = result { status = max(status, 1) }
                if !options.isQuiet {
                    write((options.isJSON ? json(path, result) : text(path, result)) + "\n", to: .standardOutput)
                }
            } catch {
                write("\(program): \(error)\n", to: .standardError)
                status = 2
            }
        }
        return status
    }

    private static func text(_ path: String, _ result: Verification) -> String {
        let file = String(path.quoted.dropFirst().dropLast())
        return switch result {
        case .verified(let statement):
            "VERIFIED  \(file): \(statement.instance.quoted) (\(statement.rows) × \(statement.columns), \(shape(statement)))\(said(statement.verdict))\(basis(statement))"
        case .rejected(let rejection):
            "REJECTED  \(file): \(rejection.place): \(rejection.reason)"
        }
    }

    private static func shape(_ statement: Statement) -> String {
        guard let network = statement.network else { return "width \(statement.width)" }
        return network.depth == 1 ? "1 layer" : "\(network.depth) layers"
    }

    /// What was verified of a network.
    private static func basis(_ statement: Statement) -> String {
        guard let rule = statement.network?.rule else { return "" }
        let sentence =
            switch rule {
            case "SC501": "the layers are these Kronecker patterns, and the sequence is chainable"
            case "SC502": "the layers can be taken away one after the other"
            case "SC503": "every component is closed"
            case "SC504": "neighbouring layers are every matrix on their product, and so one layer"
            case "SC505": "as many equal lines as their rank are enough"
            case "SC506": "the rules for two layers"
            case "SC508": "neighbouring layers are every matrix on their product, and so one layer"
            case "SC512": "some limits of products would have more factorizations than there is room for"
            default: "every normal form is a product"
            }
        return " (\(rule): \(sentence))"
    }

    private static func said(_ verdict: Statement.Verdict) -> String {
        switch verdict {
        case .closed: " is closed"
        case .notClosed: " is not closed"
        case .member: ": A is a product on these supports"
        case .notMember: ": A is not a product on these supports"
        }
    }

    private static func json(_ path: String, _ result: Verification) -> String {
        switch result {
        case .verified(let statement):
            "{\"file\": \(path.quoted), \"result\": \"verified\", \"name\": \(statement.instance.quoted), \"rows\": \(statement.rows), \"columns\": \(statement.columns), \"width\": \(statement.width), \"verdict\": \"\(statement.verdict.rawValue)\"\(members(statement.network))}"
        case .rejected(let rejection):
            "{\"file\": \(path.quoted), \"result\": \"rejected\", \"where\": \(rejection.place.quoted), \"why\": \(rejection.reason.quoted)}"
        }
    }

    private static func members(_ network: Statement.NetworkStatement?) -> String {
        guard let network else { return "" }
        return ", \"depth\": \(network.depth)" + (network.rule.map { ", \"rule\": \"\($0)\"" } ?? "")
    }

    private static func write(_ text: String, to handle: FileHandle) {
        VerifyLimits.output.withLock {
            // A reader that went away is no concern of the verdict: the exit status stands.
            try? handle.write(contentsOf: Data(text.utf8))
        }
    }
}

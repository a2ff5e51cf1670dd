import Certificates
import Foundation
import MaskRepair
import Reports
import SupportMasks
import SupportTheory

/// `supportcheck repair`: what to change.
enum RepairCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let (wish, limits, format) = try orUsage { () throws(UsageError) in
            (
                try RepairArguments(arguments), try RunLimits(arguments),
                try arguments.choice(of: "--format", among: ["text", "json"], default: "text")
            )
        }
        try context.begin(limits, reading: arguments.operands) { cause in
            Ending(note: "\(cause.sentence) before the masks were read: nothing is written", manner: .status(3))
        }
        guard let files = try InputFile.read(arguments, command: name, context) else { return 2 }
        let reads = files.flatMap(\.instances)
        let instances = reads.map(\.instance)
        let certificates = try orUsage { () throws(UsageError) in
            try arguments.value(of: "--certificate").map { pattern throws(UsageError) in
                try CertificateTarget(pattern).paths(for: instances.map(\.name), inputs: arguments.operands)
            }
        }
        try orUsage { () throws(UsageError) in try checkOutput(arguments, certificates ?? []) }
        context.runGuard?.know { cause in
            Ending(note: "\(cause.sentence) in a step that could not be cut: nothing is written", manner: .status(3))
        }
        let questions = try orUsage { () throws(UsageError) in try wish.questions(instances, context, arguments) }
        let search = limits.search(context.interruptSignal(), until: context.deadline(limits))
        var items = zip(questions, reads).map { question, read in
            var item = RepairItem(
                given: question.masks, goal: wish.goal,
                outcome: Repairing(question.masks, question.rules, goal: wish.goal, limits: search).outcome())
            item.names = read.names
            return item
        }
        context.runGuard?.standDown()
        for (number, path) in (certificates ?? []).enumerated() {
            guard let repair = items[number].repair else { continue }
            items[number].certificate = try orUsage { () throws(UsageError) in
                try CertificateTarget.write(repair.masks.instance, repair.closedness, to: path)
            }
        }
        try orUsage { () throws(UsageError) in try writeMasks(items, arguments, context) }
        if !arguments.has("--quiet") {
            let text =
                format == "json"
                ? RepairJSON(items, input: arguments.operands).text
                : RepairText(items, output: arguments.value(of: "--output")).text
            try context.output(text)
        }
        return status(of: items)
    }

    private static func checkOutput(_ arguments: ParsedArguments, _ certificates: [String]) throws(UsageError) {
        guard let output = try OutputPath.given(arguments, what: "the masks", besides: arguments.operands) else {
            return
        }
        let target = AtomicFile.resolved(output)
        guard !certificates.contains(where: { AtomicFile.resolved($0) == target }) else {
            throw UsageError("the masks and the certificate would go to the same file \(output)")
        }
    }

    /// The repaired masks of all instances; nothing where one has no repair.
    private static func writeMasks(_ items: [RepairItem], _ arguments: ParsedArguments, _ context: CommandContext)
        throws(UsageError)
    {
        guard let output = arguments.value(of: "--output") else { return }
        let repaired = items.compactMap { $0.repair?.masks.instance }
        guard repaired.count == items.count else {
            context.note("not every instance has a repair: no masks are written to \(output)")
            return
        }
        try AtomicFile.write(to: output) { try MaskTextWriter.write(repaired, to: $0) }
    }

    private static func status(of items: [RepairItem]) -> Int32 {
        if items.contains(where: \.hasNoRepair) { return 1 }
        return items.contains { $0.repair == nil } ? 3 : 0
    }
}

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
        let instances = files.flatMap { $0.instances.map(\.instance) }
        let certificates = try orUsage { () throws(UsageError) in
            try arguments.value(of: "--certificate").map { pattern throws(UsageError) in
                try CertificateTarget(pattern).paths(for: instances.map(\.name), inputs: arguments.operands)
            }
        }
        try orUsage { () throws(UsageError) in try checkOutput(arguments, certificates ?? []) }
        context.runGuard?.know { cause in
            Ending(note: "\(cause.sentence) before a repair was found: nothing is written", manner: .status(3))
        }
        let search = limits.search(context.interruptSignal(), until: context.deadline(limits))
        var items: [RepairItem] = []
        for (number, instance) in instances.enumerated() {
            guard let masks = RepairMasks(instance) else {
                throw .usage("'\(instance.name)' has a layer that is too large to be written out")
            }
            let rules = try orUsage { () throws(UsageError) in
                try wish.rules(for: masks, number, of: instances.count, context, arguments)
            }
            let outcome = Repairing(masks, rules, goal: wish.goal, limits: search).outcome()
            var item = RepairItem(
                given: masks, goal: wish.goal, outcome: outcome, limits: SearchLimits(effort: limits.effort))
            if let path = certificates?[number], let analysis = item.analysis {
                item.certificate = try orUsage { () throws(UsageError) in
                    try CertificateTarget.write(analysis, to: path)
                }
            }
            items.append(item)
        }
        context.runGuard?.standDown()
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
        guard let output = arguments.value(of: "--output") else { return }
        guard !output.isEmpty, output != "-" else { throw UsageError("--output needs the name of a file") }
        let target = AtomicFile.resolved(output)
        guard !arguments.operands.contains(where: { $0 != "-" && AtomicFile.resolved($0) == target }) else {
            throw UsageError("the masks would overwrite the input \(output)")
        }
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

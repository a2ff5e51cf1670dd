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
                try arguments.choice(of: "--format", among: RepairFormat.allCases.map(\.rawValue), default: "text")
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
        let output = try orUsage { () throws(UsageError) in try RepairedFiles(arguments) }
        context.runGuard?.know { cause in
            Ending(note: "\(cause.sentence) in a step that could not be cut: nothing is written", manner: .status(3))
        }
        let questions = try orUsage { () throws(UsageError) in try wish.questions(instances, context, arguments) }
        try orUsage { () throws(UsageError) in
            try output?.check(questions.map(\.masks), inputs: arguments.operands, certificates: certificates ?? [])
        }
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
        try orUsage { () throws(UsageError) in try write(items, to: output, from: files, context) }
        if !arguments.has("--quiet") {
            let format = RepairFormat(rawValue: format) ?? .text
            let text = format.text(items, input: arguments.operands, output: arguments.value(of: "--output"))
            try context.output(text)
        }
        return status(of: items)
    }

    /// The repaired masks of all instances; nothing where one has no repair.
    private static func write(
        _ items: [RepairItem], to output: RepairedFiles?, from files: [InputFile], _ context: CommandContext
    ) throws(UsageError) {
        guard let output else { return }
        let repaired = items.compactMap { $0.repair?.masks }
        guard repaired.count == items.count else {
            context.note("not every instance has a repair: no masks are written")
            return
        }
        for note in try output.write(repaired, from: files) { context.note(note) }
    }

    private static func status(of items: [RepairItem]) -> Int32 {
        if items.contains(where: \.hasNoRepair) { return 1 }
        return items.contains { $0.repair == nil } ? 3 : 0
    }
}

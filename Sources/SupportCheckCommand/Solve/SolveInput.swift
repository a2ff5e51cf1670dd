import FixedSupportSolver
import Foundation
import MaskFiles
import NumericFiles
import SupportMasks
import SupportTheory

/// What `supportcheck solve` reads: one instance, the target, the plan.
struct SolveInput {
    let maskFiles: [String]
    let subject: SolvableInstance
    let target: NumericArray
    let plan: PlanReport?

    /// Reads everything; nil after a fault of a file has been told.
    ///
    /// - Parameter command: the name of the command that reads, for messages.
    static func read(
        _ arguments: ParsedArguments, _ options: SolveArguments, command: String, _ context: CommandContext
    ) throws(CommandError) -> SolveInput? {
        guard let files = try InputFile.read(arguments, command: command, context) else { return nil }
        let instance = try chosen(files.flatMap { $0.instances.map(\.instance) }, options.instance)
        let subject: SolvableInstance
        do { subject = try SolvableInstance(instance) } catch { throw .usage(error.message) }
        let target: NumericArray
        if let path = options.target {
            let read: NumericArray
            do {
                read = try NumericFile.matrix(in: path, array: options.targetArray)
            } catch {
                context.writeError(Remedies(command: command, arguments: arguments, paths: [path]).text(error))
                return nil
            }
            target = try TargetOrder.applied(options.permutation, to: read, named: path, context)
        } else {
            target = try certifiedTarget(instance)
        }
        return SolveInput(
            maskFiles: files.flatMap(\.paths), subject: subject, target: target,
            plan: try plan(options.plan, context))
    }

    /// The matrix that the products of a certified curve tend to, and that is none of them.
    private static func certifiedTarget(_ instance: MaskInstance) throws(CommandError) -> NumericArray {
        guard let curve = CertifiedCurve(InstanceAnalysis(instance, limits: SearchLimits(effort: .normal))) else {
            throw .usage("the masks are not proved not closed, so there is no curve: solve needs --target A.npy")
        }
        return NumericArray(name: "A", values: .real(curve.problem.target), precision: .double)
    }

    private static func chosen(_ instances: [MaskInstance], _ name: String?) throws(CommandError) -> MaskInstance {
        let names =
            instances.prefix(12).map { "'\($0.name)'" }.joined(separator: ", ") + (instances.count > 12 ? ", …" : "")
        guard let name else {
            guard instances.count == 1 else {
                throw .usage(
                    "solve takes one instance, and the input holds \(instances.count): --instance NAME chooses (\(names))"
                )
            }
            return instances[0]
        }
        guard let instance = instances.first(where: { $0.name == name }) else {
            throw .usage("no instance is named '\(name)': the input holds \(names)")
        }
        return instance
    }

    private static func plan(_ path: String?, _ context: CommandContext) throws(CommandError) -> PlanReport? {
        guard let path else { return nil }
        let bytes: Data
        do { bytes = try context.readBytes(path) } catch { throw .usage("\(error)") }
        do { return try PlanReport(bytes, name: path) } catch { throw .usage("\(path): \(error.message)") }
    }
}

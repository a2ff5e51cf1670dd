import ExactArithmetic
import Membership
import Proofs

extension Statement {
    static let completion = Statement(
        name: "completion",
        title: "A matrix of which some entries are known has a completion of rank one exactly when it is a product "
            + "X Yᵀ on one full support and a 1 × 1 support for each unknown cell; so fixed-support factorization is "
            + "NP-hard.",
        source: "Theorem I: Le, Riccietti, Gribonval, arXiv 2112.00386",
        plant: "the same matrices without the 1 × 1 supports of the unknown cells",
        examine: { try CompletionExperiment($0).outcome() })
}

/// Both sides decided exactly and by different means: the completion along its known entries, the factorization by the
/// membership decision of the core.
private struct CompletionExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    func outcome() throws -> Outcome {
        let questions = try (0..<setting.count(200, quick: 40)).map { number in
            var normals = setting.normals("completion", number)
            let instance = try CompletionInstance(
                &normals, isCompletable: number % 2 == 0, omitsUnknown: setting.isPlanted)
            return Question(instance)
        }
        let completable = questions.filter { $0.completion != nil }
        let factored = questions.compactMap { question in question.readBack.map { (question.instance, $0) } }
        return Outcome(
            instances: "\(questions.count) matrices of 2 to 4 rows and columns, \(completable.count) completable",
            claims: [
                .always(questions.map(\.isDecided), "the membership decision has an answer"),
                .always(
                    questions.map { ($0.completion != nil) == $0.isMember },
                    "completable by the known entries exactly when a product on the masks"),
                .always(
                    completable.map { question in
                        question.completion.map(question.instance.isSolved(by:)) ?? false
                    }, "a completion gives factors with exactly this product"),
                .always(
                    factored.map { instance, completion in completion.agrees(with: instance.known) },
                    "the first columns of factors are a completion, exactly"),
                .atLeast(
                    Double(questions.count) / 10,
                    [Double(completable.count), Double(questions.count - completable.count)],
                    "both answers occur"),
            ])
    }

    private struct Question {
        let instance: CompletionInstance
        let completion: RankOneCompletion?
        let answer: MembershipAnswer

        init(_ instance: CompletionInstance) {
            self.instance = instance
            completion = RankOneCompletion(
                known: instance.known, rowCount: instance.rowCount, columnCount: instance.columnCount)
            answer = MembershipDecision().answer(
                MembershipQuestion(supports: instance.supports, matrix: instance.matrix))
        }

        var isMember: Bool {
            if case .member = answer { return true }
            return false
        }

        var isDecided: Bool {
            if case .undecided = answer { return false }
            return true
        }

        /// The first columns of the factors, where they are rational.
        var readBack: RankOneCompletion? {
            guard case .member(let factors) = answer, factors.root == nil else { return nil }
            return RankOneCompletion(
                x: (0..<instance.rowCount).map { factors.layers[1][Cell(row: $0, column: 0)]?.first ?? 0 },
                y: (0..<instance.columnCount).map { factors.layers[0][Cell(row: 0, column: $0)]?.first ?? 0 })
        }
    }
}

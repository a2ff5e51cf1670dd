import DenseNumerics
import FixedSupportSolver
import MaskedStates
import Proofs
import SupportFamilies
import SupportMasks
import SupportTheory

extension Statement {
    static let identifiability = Statement(
        name: "identifiability",
        title: "The factors of X Yᵀ are determined, up to scaling and permutation of their columns, where the rank-one "
            + "supports are disjoint; and beyond, where private cells let them be completed one after the other.",
        source: "Zheng, Riccietti, Gribonval, arXiv 2110.01235",
        plant: "disjoint supports of which one stands twice",
        examine: { try IdentifiabilityExperiment($0).outcome() })
}

private struct IdentifiabilityExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    func outcome() throws -> Outcome {
        let disjoint = try (0..<setting.count(60, quick: 12)).map(disjointCase)
        let overlapping = try overlappingMasks().enumerated().map(completedCase)
        return Outcome(
            instances: "\(disjoint.count) products on disjoint supports, \(overlapping.count) on overlapping ones that "
                + "complete one another, LU among them",
            claims: [
                .atMost(
                    1e-9, disjoint.map(\.distance),
                    "disjoint: singular vectors of the blocks are the columns (sine of the largest angle)"),
                .always(disjoint.map(\.isRigid), "disjoint: the differential leaves the scalings only, exactly"),
                .atMost(
                    1e-6, overlapping.map(\.distance),
                    "overlapping: completion of the private cells gives the columns (sine of the largest angle)"),
                .always(overlapping.map(\.isRigid), "overlapping: the differential leaves the scalings only, exactly"),
                .atMost(
                    1e-5, (disjoint + overlapping).compactMap(\.otherDistance),
                    "either: a descent from a random start that reaches the product has the same columns (sine)"),
                .always(rotated(), "not otherwise: two equal supports have other factors with the same product"),
            ])
    }

    private struct Case {
        var distance: Double
        var isRigid: Bool
        /// That of a descent's factors, where these have the same product.
        var otherDistance: Double?
    }

    /// How far the factors of a descent on the product are from a pair; nil if it ends elsewhere.
    private func descentDistance(_ pair: Pair, _ masks: FactorSupports, _ classes: [[Int]], _ number: Int) throws
        -> Double?
    {
        var options = DescentOptions(.alternatingLeastSquares)
        options.maximumSteps = 400
        options.seed = setting.seed &+ UInt64(number)
        let result = try Descent.run(DescentProblem(masks, target: pair.product), options)
        guard result.bestSample.relativeError <= 1e-12 else { return nil }
        let factors = result.best.factors
        return pair.distance(to: Pair(left: factors[0], right: factors[1].transposed), classes: classes)
    }

    private func disjointCase(_ number: Int) throws -> Case {
        var normals = setting.normals("identifiability-disjoint", number)
        let count = Int.random(in: 3...5, using: &normals)
        let copies = (0..<count).map { setting.isPlanted && $0 == 0 ? 2 : 1 }
        let masks = RandomSupports.disjoint(rows: 8, columns: 9, copies: copies, &normals)
        let pair = Pair(on: masks, &normals)
        let classes = RankOneSupports(masks).classes
        let found = Self.singularVectors(of: pair.product, masks, classes)
        return Case(
            distance: pair.distance(to: found, classes: classes), isRigid: Self.isRigid(masks),
            otherDistance: try descentDistance(pair, masks, classes, number))
    }

    /// The factors by a truncated decomposition of each block.
    private static func singularVectors(of product: Matrix<Double>, _ masks: FactorSupports, _ classes: [[Int]]) -> Pair
    {
        let supports = RankOneSupports(masks)
        var pair = Pair(
            left: Matrix(rows: masks.rowCount, columns: masks.width),
            right: Matrix(rows: masks.columnCount, columns: masks.width))
        for members in classes {
            let rows = supports.rows(of: members[0]).members
            let columns = supports.columns(of: members[0]).members
            let block = SingularValueDecomposition(product.submatrix(rows: rows, columns: columns))
            let factors = block.factors(rank: members.count)
            for (k, support) in members.enumerated() where k < factors.left.columnCount {
                for (place, row) in rows.enumerated() { pair.left[row, support] = factors.left[place, k] }
                for (place, column) in columns.enumerated() { pair.right[column, support] = factors.right[place, k] }
            }
        }
        return pair
    }

    /// LU of several sizes, then random masks that overlap and meet the condition.
    private func overlappingMasks() throws -> [FactorSupports] {
        var found = try (2...setting.count(8, quick: 4)).compactMap { try SupportFamilies.lu($0).factorSupports }
        var normals = setting.normals("identifiability-masks")
        while found.count < setting.count(50, quick: 10) {
            let masks = RandomSupports.any(rows: 7, columns: 7, width: 4, density: 0.5, &normals)
            let supports = RankOneSupports(masks)
            if supports.relation() == .overlapping, CompletionProcedure(masks).order != nil { found.append(masks) }
        }
        return found
    }

    private func completedCase(_ number: Int, _ masks: FactorSupports) throws -> Case {
        var normals = setting.normals("identifiability-overlapping", number)
        let pair = Pair(on: masks, &normals)
        let found = CompletionProcedure(masks).factors(of: pair.product)
        let classes = (0..<masks.width).map { [$0] }
        return Case(
            distance: found.map { pair.distance(to: $0, classes: classes) } ?? .infinity,
            isRigid: Self.isRigid(masks), otherDistance: try descentDistance(pair, masks, classes, number))
    }

    /// Whether the rank of the differential at some point is that of the weights less a scaling for each support.
    private static func isRigid(_ masks: FactorSupports) -> Bool {
        let weights = masks.left.setBitCount + masks.right.setBitCount
        let dimension = GenericDimension([masks.right.transposed(), masks.left], limits: SearchLimits())
        return dimension?.atLeast == weights - masks.width
    }

    /// For some pairs of equal supports, whether a rotation gives factors of the same product that are not the same.
    private func rotated() -> [Bool] {
        (0..<setting.count(20, quick: 5)).map { number in
            var normals = setting.normals("identifiability-rotated", number)
            let masks = RandomSupports.disjoint(rows: 8, columns: 9, copies: [2], &normals)
            let pair = Pair(on: masks, &normals)
            let rotation = Matrix<Double>(rows: 2, columns: 2, elements: [0.8, -0.6, 0.6, 0.8])
            let other = Pair(left: pair.left * rotation, right: pair.right * rotation)
            let isSame = (pair.product - other.product).frobeniusNorm <= 1e-12 * pair.product.frobeniusNorm
            return isSame && pair.distance(to: other, classes: [[0, 1]]) > 1e-3
        }
    }
}

// swift-tools-version: 6.0
import PackageDescription

// The flow of the program is the order of the targets: masks in, rank-one supports, reductions and rules,
// certificate, report. An arrow never points back, and `CertificateChecker` shares nothing with the solver but GMP.
let package = Package(
    name: "supportcheck",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "SupportTheory", targets: ["SupportTheory"]),
        .library(name: "CertificateChecker", targets: ["CertificateChecker"]),
        .executable(name: "supportcheck", targets: ["supportcheck"]),
        .executable(name: "supportcheck-verify", targets: ["supportcheck-verify"]),
    ],
    targets: [
        .systemLibrary(
            name: "CGMP",
            pkgConfig: "gmp",
            providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]
        ),

        // The solver.
        .target(name: "ExactArithmetic", dependencies: ["CGMP"]),
        .target(name: "PolynomialAlgebra", dependencies: ["ExactArithmetic"]),
        .target(name: "SupportMasks", exclude: ["Sparse.md"]),
        .target(name: "SupportFamilies", dependencies: ["SupportMasks"]),
        .target(name: "MaskFiles", dependencies: ["OrderedJSON", "SupportMasks"], exclude: ["Reading.md"]),
        .target(name: "FactorPatterns", dependencies: ["SupportMasks"], exclude: ["Patterns.md"]),
        .target(name: "Rules", exclude: ["Texts"]),
        .target(name: "OrderedJSON"),
        .target(name: "FloatingProposals"),
        .target(
            name: "Proofs", dependencies: ["OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "Rules"]),
        .target(name: "MaskedStates", dependencies: ["OrderedJSON", "Proofs", "Rules", "SupportMasks"]),
        .target(
            name: "Membership",
            dependencies: ["ExactArithmetic", "PolynomialAlgebra", "Proofs", "MaskedStates", "SupportMasks"]),
        .target(
            name: "SupportTheory",
            dependencies: [
                "OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "FloatingProposals", "Rules", "SupportMasks",
                "Proofs", "MaskedStates", "Membership",
            ],
            exclude: ["Theory.md", "Design.md", "Pictures", "Embedding/Embedding.md", "FactorModels/FactorModels.md"]
        ),
        .target(
            name: "Certificates",
            dependencies: ["OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "SupportMasks", "SupportTheory"],
            exclude: ["CertificateFormat.md"]),

        // The checker, which shares nothing with the solver: bytes to values, the part that has to be trusted, and
        // what people run.
        .target(name: "CheckerInput"),
        .target(name: "CertificateChecker", dependencies: ["CGMP", "CheckerInput"]),
        .target(
            name: "CheckerTool",
            dependencies: ["CertificateChecker", "CheckerInput", "Rules", "ToolText", "CommandManuals"]),

        // What to change.
        .target(
            name: "MaskRepair", dependencies: ["Proofs", "SupportMasks", "SupportTheory"], exclude: ["Repair.md"]),

        // What is said of one matrix on the masks.
        .target(
            name: "TargetQuestions",
            dependencies: [
                "ExactArithmetic", "PolynomialAlgebra", "Proofs", "Rules", "SupportMasks", "MaskedStates", "Membership",
                "SupportTheory",
            ], exclude: ["Targets.md"]),

        // What people and scripts see. The checker's tool uses the first two as well, for its name and its manual.
        .target(name: "ToolText"),
        .target(name: "CommandManuals", dependencies: ["ToolText"], exclude: ["Manuals.md"]),
        .target(name: "Drawing", dependencies: ["SupportMasks"]),
        .target(
            name: "Reports",
            dependencies: [
                "OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "Rules", "SupportMasks", "SupportTheory",
                "Certificates", "Drawing", "ToolText", "MaskRepair", "Proofs", "TargetQuestions",
            ]
        ),
        // How often random masks are closed: estimates, and exact probabilities of narrow masks.
        .target(
            name: "MaskSampling",
            dependencies: [
                "OrderedJSON", "ExactArithmetic", "FloatingProposals", "SupportMasks", "SupportTheory", "Drawing",
            ],
            exclude: ["Sampling.md"]),

        // The companion: solves numerically what the analysis planned. Nothing above imports it:
        // Tests/Structure/companion.py.
        .target(name: "DenseNumerics", exclude: ["Numerics.md"]),
        .target(name: "NumericFiles", dependencies: ["MaskFiles", "SupportMasks", "DenseNumerics"]),
        .target(
            name: "PathEmbedding",
            dependencies: [
                "OrderedJSON", "ExactArithmetic", "FloatingProposals", "SupportMasks", "MaskFiles", "DenseNumerics",
                "NumericFiles",
            ],
            exclude: ["PathEmbedding.md"]),
        .target(
            name: "FixedSupportSolver",
            dependencies: [
                "DenseNumerics", "ExactArithmetic", "FloatingProposals", "MaskedStates", "OrderedJSON",
                "PolynomialAlgebra", "Proofs", "Rules", "SupportMasks", "SupportTheory",
            ],
            exclude: ["Solving.md", "Chains.md", "Descent/Descent.md"]),
        .target(
            name: "StructureRecovery",
            dependencies: ["DenseNumerics", "FloatingProposals", "OrderedJSON", "Drawing"],
            exclude: ["Recovery.md"]),
        .target(
            name: "MatrixSensing",
            dependencies: ["DenseNumerics", "FloatingProposals", "OrderedJSON", "Drawing"],
            exclude: ["Sensing.md"]),
        .target(
            name: "TheoryExperiments",
            dependencies: [
                "OrderedJSON", "ExactArithmetic", "FloatingProposals", "Proofs", "MaskedStates", "Membership",
                "SupportMasks", "SupportFamilies", "SupportTheory", "Drawing", "Reports", "DenseNumerics",
                "FixedSupportSolver", "StructureRecovery", "MatrixSensing", "ToolText",
            ],
            exclude: ["TheoryExperiments.md"]),

        // The commands: of all targets above, they alone lead to the companion.
        .target(
            name: "SupportCheckCommand",
            dependencies: [
                "OrderedJSON", "Rules", "SupportMasks", "SupportFamilies", "MaskFiles", "FactorPatterns",
                "SupportTheory", "Certificates", "CheckerTool", "Reports", "MaskSampling", "DenseNumerics",
                "NumericFiles", "PathEmbedding",
                "FixedSupportSolver", "StructureRecovery", "MatrixSensing", "TheoryExperiments", "ToolText",
                "CommandManuals", "MaskRepair", "TargetQuestions", "ExactArithmetic",
            ],
            exclude: ["Batch/Cluster.md", "Limits/Limits.md"]
        ),
        .executableTarget(name: "supportcheck", dependencies: ["SupportCheckCommand"]),
        .executableTarget(name: "supportcheck-verify", dependencies: ["CheckerTool"]),
        .executableTarget(
            name: "supportcheck-benchmark",
            dependencies: [
                "PolynomialAlgebra", "SupportMasks", "SupportFamilies", "SupportTheory", "Certificates",
                "CertificateChecker", "CheckerTool", "OrderedJSON",
            ]
        ),

        // Solves a chain and prints what was found, for the scripts that compare with other programs.
        .executableTarget(
            name: "chain-probe",
            dependencies: ["DenseNumerics", "FixedSupportSolver", "SupportMasks", "SupportTheory"],
            path: "Tests/ChainProbe"),

        // What tests of several targets need.
        .target(
            name: "TestSupport", dependencies: ["SupportCheckCommand", "MaskFiles", "SupportMasks", "SupportTheory"],
            path: "Tests/TestSupport"),
        .testTarget(
            name: "ExactArithmeticTests",
            dependencies: ["ExactArithmetic", "PolynomialAlgebra", "SupportMasks", "CGMP", "TestSupport"]),
        .testTarget(
            name: "PolynomialAlgebraTests",
            dependencies: ["PolynomialAlgebra", "ExactArithmetic", "SupportMasks", "TestSupport"]),
        .testTarget(name: "FloatingProposalsTests", dependencies: ["FloatingProposals"]),
        .testTarget(name: "DenseNumericsTests", dependencies: ["DenseNumerics", "FloatingProposals"]),
        .executableTarget(
            name: "NumericsProbe", dependencies: ["DenseNumerics", "FloatingProposals"], path: "Tests/Numerics/Probe"),
        .testTarget(name: "RulesTests", dependencies: ["Rules"]),
        .testTarget(
            name: "MaskRepairTests", dependencies: ["MaskRepair", "Proofs", "SupportMasks", "SupportTheory"]),
        .testTarget(
            name: "TargetQuestionsTests",
            dependencies: [
                "TargetQuestions", "SupportTheory", "SupportMasks", "Membership", "ExactArithmetic",
                "PolynomialAlgebra",
                "Proofs", "FloatingProposals", "Certificates", "CertificateChecker",
            ]),
        .testTarget(name: "CommandManualsTests", dependencies: ["CommandManuals"]),
        .testTarget(name: "SupportMasksTests", dependencies: ["SupportMasks", "SupportFamilies", "TestSupport"]),
        .testTarget(
            name: "MaskFilesTests",
            dependencies: ["MaskFiles", "SupportMasks", "OrderedJSON", "TestSupport"],
            exclude: ["Fixtures", "conversions.py", "deflated.py", "fixtures.py", "inflate.py", "run.sh", "scale.py"]
        ),
        .testTarget(
            name: "FactorPatternsTests", dependencies: ["FactorPatterns", "SupportMasks"]),
        .testTarget(
            name: "FactorModelTests",
            dependencies: [
                "FactorPatterns", "SupportMasks", "SupportTheory", "Certificates", "CertificateChecker", "OrderedJSON",
                "TestSupport",
            ]),
        .testTarget(
            name: "SupportTheoryTests",
            dependencies: [
                "ExactArithmetic", "MaskedStates", "Proofs", "SupportMasks", "SupportTheory", "SupportFamilies",
                "Certificates",
                "CertificateChecker",
            ]),
        .testTarget(
            name: "SparseFormsTests",
            dependencies: [
                "SupportMasks", "SupportFamilies", "MaskFiles", "MaskedStates", "SupportTheory", "Certificates",
                "CertificateChecker", "OrderedJSON",
            ]),
        .testTarget(name: "PathDimensionTests", dependencies: ["SupportTheory", "SupportMasks"]),
        .testTarget(
            name: "PathEmbeddingTests",
            dependencies: [
                "PathEmbedding", "OrderedJSON", "ExactArithmetic", "FloatingProposals", "SupportMasks", "MaskFiles",
                "DenseNumerics", "NumericFiles",
            ]),
        .testTarget(
            name: "CertificateCheckerTests", dependencies: ["CertificateChecker", "CheckerInput"],
            exclude: ["hostile.py"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "SupportCheckCommand", "Rules", "SupportMasks", "MaskFiles", "SupportFamilies", "SupportTheory",
                "CertificateChecker", "CheckerTool", "Reports", "OrderedJSON", "ToolText", "CommandManuals",
                "TestSupport",
            ],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "MaskSamplingTests",
            dependencies: [
                "MaskSampling", "ExactArithmetic", "PolynomialAlgebra", "FloatingProposals", "SupportMasks",
                "SupportTheory", "Drawing", "OrderedJSON",
            ]),
        .testTarget(name: "NumericFilesTests", dependencies: ["NumericFiles", "DenseNumerics", "MaskFiles"]),
        .testTarget(
            name: "FixedSupportSolverTests",
            dependencies: [
                "FixedSupportSolver", "DenseNumerics", "FloatingProposals", "MaskRepair", "Proofs", "SupportMasks",
                "SupportTheory",
            ]),
        .testTarget(
            name: "SolveCommandTests",
            dependencies: [
                "SupportCheckCommand", "NumericFiles", "DenseNumerics", "SupportTheory", "TestSupport",
            ]),
        .testTarget(
            name: "SolveExperimentTests",
            dependencies: [
                "SupportCheckCommand", "StructureRecovery", "NumericFiles", "DenseNumerics", "TestSupport",
            ]),
        .testTarget(
            name: "StructureRecoveryTests",
            dependencies: ["StructureRecovery", "DenseNumerics", "FloatingProposals", "Drawing"]),
        .testTarget(
            name: "MatrixSensingTests",
            dependencies: ["MatrixSensing", "DenseNumerics", "FloatingProposals", "Drawing"]),
        .testTarget(
            name: "ReportPageTests",
            dependencies: [
                "Drawing", "Reports", "SupportMasks", "SupportFamilies", "SupportTheory", "CertificateChecker",
            ]
        ),
        .testTarget(
            name: "TheoryExperimentsTests",
            dependencies: [
                "TheoryExperiments", "Drawing", "ExactArithmetic", "FloatingProposals", "Proofs", "SupportMasks",
                "SupportFamilies", "DenseNumerics",
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "SupportMasks", "SupportFamilies", "SupportTheory", "Certificates", "CheckerInput",
                "CertificateChecker", "CheckerTool",
                "supportcheck", "supportcheck-verify",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

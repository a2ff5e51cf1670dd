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
        .target(name: "SupportMasks"),
        .target(name: "SupportFamilies", dependencies: ["SupportMasks"]),
        .target(name: "MaskFiles", dependencies: ["SupportMasks"], exclude: ["Reading.md"]),
        .target(
            name: "SupportTheory",
            dependencies: ["ExactArithmetic", "PolynomialAlgebra", "SupportMasks"],
            exclude: ["Theory.md", "Design.md"]
        ),
        .target(name: "OrderedJSON"),
        .target(
            name: "Certificates",
            dependencies: ["OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "SupportMasks", "SupportTheory"],
            exclude: ["CertificateFormat.md"]),

        // The checker, which shares nothing with the solver: bytes to values, the part that has to be trusted, and
        // what people run.
        .target(name: "CheckerInput"),
        .target(name: "CertificateChecker", dependencies: ["CGMP", "CheckerInput"]),
        .target(name: "CheckerTool", dependencies: ["CertificateChecker", "CheckerInput"]),

        // What people and scripts see.
        .target(name: "Drawing", dependencies: ["SupportMasks"]),
        .target(
            name: "Reports",
            dependencies: [
                "OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "SupportMasks", "SupportTheory", "Certificates",
                "Drawing",
            ]
        ),
        .target(
            name: "SupportCheckCommand",
            dependencies: [
                "OrderedJSON", "SupportMasks", "SupportFamilies", "MaskFiles", "SupportTheory", "Certificates",
                "CheckerTool", "Reports",
            ]
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

        // What tests of several targets need.
        .target(
            name: "TestSupport", dependencies: ["SupportCheckCommand", "MaskFiles", "SupportMasks", "SupportTheory"],
            path: "Tests/TestSupport"),
        .testTarget(
            name: "ExactArithmeticTests",
            dependencies: ["ExactArithmetic", "PolynomialAlgebra", "SupportMasks", "CGMP"]),
        .testTarget(
            name: "PolynomialAlgebraTests", dependencies: ["PolynomialAlgebra", "ExactArithmetic", "SupportMasks"]),
        .testTarget(name: "SupportMasksTests", dependencies: ["SupportMasks", "SupportFamilies", "TestSupport"]),
        .testTarget(
            name: "MaskFilesTests",
            dependencies: ["MaskFiles", "SupportMasks", "TestSupport"],
            exclude: ["Fixtures", "conversions.py", "deflated.py", "fixtures.py", "inflate.py", "run.sh", "scale.py"]
        ),
        .testTarget(
            name: "SupportTheoryTests",
            dependencies: ["SupportTheory", "SupportFamilies", "Certificates", "CertificateChecker"]),
        .testTarget(
            name: "CertificateCheckerTests", dependencies: ["CertificateChecker", "CheckerInput"],
            exclude: ["hostile.py"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "SupportCheckCommand", "SupportMasks", "MaskFiles", "SupportFamilies", "SupportTheory",
                "CertificateChecker", "CheckerTool", "Reports", "TestSupport",
            ],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "ReportPageTests",
            dependencies: [
                "Drawing", "Reports", "SupportMasks", "SupportFamilies", "SupportTheory", "CertificateChecker",
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "SupportMasks", "SupportFamilies", "SupportTheory", "Certificates", "CertificateChecker", "CheckerTool",
                "supportcheck", "supportcheck-verify",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

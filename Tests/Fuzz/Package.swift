// swift-tools-version: 6.0
import PackageDescription

// The parts of the program that read what others wrote, and the decision, with libFuzzer's main and what it needs to
// see where a run goes: build.sh compiles all of them so. A package of its own, under the same name, since the drivers
// use what has `package` access; the sources are those of the program.
let package = Package(
    name: "supportcheck",
    platforms: [.macOS(.v15)],
    targets: [
        .systemLibrary(name: "CGMP", path: "Product/CGMP", pkgConfig: "gmp"),
        .target(name: "FuzzSupport", path: "Drivers/Support"),
        .product("SupportMasks", exclude: ["Sparse.md"]),
        .product("OrderedJSON"),
        .product("FloatingProposals"),
        .product("MaskFiles", ["SupportMasks"], exclude: ["Reading.md"]),
        .product("DenseNumerics", exclude: ["Numerics.md"]),
        .product("NumericFiles", ["MaskFiles", "SupportMasks", "DenseNumerics"]),
        .product("CheckerInput"),
        .product("CertificateChecker", ["CGMP", "CheckerInput"]),
        .executableTarget(
            name: "fuzz-readers",
            dependencies: [
                "FuzzSupport", "SupportMasks", "OrderedJSON", "MaskFiles", "NumericFiles", "CheckerInput",
                "CertificateChecker",
            ],
            path: "Drivers/Readers"),

        .product("ExactArithmetic", ["CGMP"]),
        .product("PolynomialAlgebra", ["ExactArithmetic"]),
        .product("Rules", exclude: ["Texts"]),
        .product("Proofs", ["OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "Rules"]),
        .product("MaskedStates", ["OrderedJSON", "Proofs", "Rules", "SupportMasks"]),
        .product("Membership", ["ExactArithmetic", "PolynomialAlgebra", "Proofs", "MaskedStates", "SupportMasks"]),
        .product(
            "SupportTheory",
            [
                "OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "FloatingProposals", "Rules", "SupportMasks",
                "Proofs", "MaskedStates", "Membership",
            ],
            exclude: ["Theory.md", "Design.md", "Pictures", "Embedding/Embedding.md"]),
        .product(
            "Certificates",
            ["OrderedJSON", "ExactArithmetic", "PolynomialAlgebra", "SupportMasks", "SupportTheory"],
            exclude: ["CertificateFormat.md"]),
        .executableTarget(
            name: "fuzz-decision",
            dependencies: [
                "FuzzSupport",
                "SupportMasks", "MaskFiles", "OrderedJSON", "ExactArithmetic", "SupportTheory", "Membership",
                "Certificates", "CheckerInput", "CertificateChecker",
            ],
            path: ".",
            exclude: ["Product/SupportCheckCommand/Batch/AnsweredLines.swift"],
            sources: [
                "Drivers/Decision", "Product/SupportCheckCommand/Batch/MembershipLine.swift",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

extension Target {
    /// A target of the program.
    static func product(_ name: String, _ dependencies: [Dependency] = [], exclude: [String] = []) -> Target {
        .target(name: name, dependencies: dependencies, path: "Product/\(name)", exclude: exclude)
    }
}

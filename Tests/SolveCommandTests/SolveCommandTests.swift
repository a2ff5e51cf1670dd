import DenseNumerics
import Foundation
import NumericFiles
import SupportTheory
import TestSupport
import Testing

@Suite("supportcheck solve")
struct SolveCommandTests {
    private let folder: TemporaryFolder
    private let masks = "I:\n110\n110\n001\nJ:\n110\n110\n001\n"

    init() throws {
        folder = try TemporaryFolder()
        try write(
            "A.npy", .real(Matrix(rows: 3, columns: 3, elements: [1, 2, 0, 3, 4, 0, 7, 0, 5])))
    }

    private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    private func write(_ name: String, _ values: NumericArray.Values, _ precision: NumericArray.Precision = .double)
        throws
    {
        FileManager.default.createFile(atPath: path(name), contents: nil)
        let handle = try FileHandle(forWritingTo: folder.url.appendingPathComponent(name))
        try NumericFileWriter.writeNPY(NumericArray(name: "A", values: values, precision: precision), to: handle)
        try handle.close()
    }

    private func solve(_ arguments: String..., masks: String? = nil) -> CommandRun {
        CommandRun(
            arguments: ["solve", "masks.txt", "--target", path("A.npy")] + arguments,
            files: ["masks.txt": masks ?? self.masks])
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func factors(_ name: String) throws -> [NumericArray] { try NumericFile.matrices(in: path(name)) }

    @Test("A tractable instance is solved, and its factors are written under their names")
    func tractable() throws {
        let run = solve("-o", path("f.npz"))
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.contains("solved to its optimum (blocks)"))
        #expect(run.output.contains("SC101"))
        let written = try factors("f.npz")
        #expect(written.map(\.name) == ["X", "Y"])
        #expect(written.allSatisfy { $0.precision == .double })
        guard case .real(let x) = written[0].values, case .real(let y) = written[1].values else {
            Issue.record("real factors")
            return
        }
        let product = x * y.transposed
        #expect(abs(product[0, 1] - 2) < 1e-14 && abs(product[2, 2] - 5) < 1e-14)
        #expect(product[2, 0] == 0 && x[2, 0] == 0)
    }

    @Test("The report for scripts says error, bounds and norms")
    func json() throws {
        let run = solve("--format", "json")
        let report = try object(run.output)
        #expect(report["schema"] as? String == "supportcheck.solution/1")
        #expect(report["method"] as? String == "blocks" && report["optimal"] as? Bool == true)
        #expect(report["error"] as? Double == 7)
        let bounds = try #require(report["bounds"] as? [String: Any])
        let lower = try #require((bounds["lower"] as? [String: Any])?["error"] as? Double)
        #expect(lower <= 7 && lower > 7 - 1e-12)
        #expect((report["factors"] as? [[String: Any]])?.map { $0["name"] as? String } == ["X", "Y"])
        #expect(report["seconds"] == nil && run.output == solve("--format", "json").output)
        #expect(try object(solve("--format", "json", "--timing").output)["seconds"] is Double)
    }

    @Test("Single precision in gives single precision out")
    func singlePrecision() throws {
        try write("A.npy", .real(Matrix(rows: 3, columns: 3, elements: (0..<9).map { 0.1 * Double($0) })), .single)
        let run = solve("-o", path("f.npz"), "--format", "json")
        #expect(try factors("f.npz").allSatisfy { $0.precision == .single })
        #expect(try object(run.output)["errorAsWritten"] is Double)
    }

    @Test("A plan that analyze wrote gives the same bytes, and one of other masks is refused")
    func plans() throws {
        let absorbed = "I:\n11\n10\n10\nJ:\n11\n11\n11\n"
        for (name, masks) in [("one", self.masks), ("two", absorbed)] {
            let report = CommandRun("analyze", "masks.txt", "--format", "json", files: ["masks.txt": masks]).output
            try Data(report.utf8).write(to: folder.url.appendingPathComponent("\(name).json"))
            #expect(solve("-o", path("made.npz"), masks: masks).status == 0)
            let planned = solve("-o", path("planned.npz"), "--plan", path("\(name).json"), masks: masks)
            #expect(planned.status == 0, "\(planned.errors)")
            #expect(
                FileManager.default.contents(atPath: path("made.npz"))
                    == FileManager.default.contents(atPath: path("planned.npz")))
        }
        let other = solve("--plan", path("two.json"), "-o", path("no.npz"))
        #expect(other.status == 2 && other.errors.contains("two.json: "))
        #expect(!FileManager.default.fileExists(atPath: path("no.npz")))
        let shape = solve("--plan", path("one.json"), masks: "I:\n1\n1\n1\nJ:\n1\n1\n1\n")
        #expect(shape.status == 2 && shape.errors.contains("other masks"))
        try Data("{\"schema\": 1}".utf8).write(to: folder.url.appendingPathComponent("bad.json"))
        #expect(solve("--plan", path("bad.json")).errors.contains("schema"))
        try Data("nothing".utf8).write(to: folder.url.appendingPathComponent("bad.json"))
        #expect(solve("--plan", path("bad.json")).errors.contains("not JSON"))
    }

    @Test("A report without a plan is refused with the reason")
    func noPlan() throws {
        let lu = "I:\n100\n110\n111\nJ:\n100\n110\n111\n"
        let report = CommandRun("analyze", "masks.txt", "--format", "json", files: ["masks.txt": lu]).output
        try Data(report.utf8).write(to: folder.url.appendingPathComponent("lu.json"))
        let run = solve("--plan", path("lu.json"), masks: lu)
        #expect(run.status == 2 && run.errors.contains("it has no plan") && run.errors.contains("SC103"))
        let blocks = solve("--method", "blocks", masks: lu)
        #expect(blocks.status == 2 && blocks.errors.contains("SC103"))
    }

    @Test("Targets of another shape are refused, with a word on the transpose")
    func shapes() throws {
        try write("A.npy", .real(Matrix(rows: 3, columns: 2)))
        let run = solve(masks: "I:\n1\n1\nJ:\n1\n1\n1\n")
        #expect(
            run.status == 2 && run.errors.contains("A.npy: the target is 3 × 2")
                && run.errors.contains("its transpose would fit"))
        let network = solve(masks: "layer a:\n11\n11\n")
        #expect(network.errors.contains("outputs × inputs"))
    }

    @Test(
        "Bad options are one sentence, and nothing is written",
        arguments: [
            (["--method", "magic"], "--method is"), (["--weight-decay", "-1"], "--weight-decay"),
            (["--weight-decay", "x"], "--weight-decay"), (["--steps", "0"], "--steps"), (["--seed", "-1"], "--seed"),
            (["--method", "blocks", "--weight-decay", "1"], "knows no weight decay"),
            (["--format", "svg"], "--format"),
            (["--instance", "no"], "no instance is named 'no'"), (["--plan", "/nowhere"], "cannot read"),
        ])
    func usage(arguments: [String], words: String) {
        let run = CommandRun(
            arguments: ["solve", "masks.txt", "--target", path("A.npy"), "-o", path("no.npz")] + arguments,
            files: ["masks.txt": masks])
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: path("no.npz")))
    }

    @Test("Targets that cannot be read are named")
    func targets() throws {
        #expect(CommandRun("solve", "m", files: ["m": masks]).errors.contains("--target"))
        FileManager.default.createFile(atPath: path("empty.npy"), contents: nil)
        let empty = CommandRun("solve", "m", "--target", path("empty.npy"), files: ["m": masks])
        #expect(empty.status == 2 && empty.errors.contains("expected numbers, found an empty file"))
        try Data([0x80, 4, 0x5D, 0x94, 0x4B, 1, 0x61, 0x2E]).write(to: folder.url.appendingPathComponent("list.pkl"))
        let pickled = CommandRun("solve", "m", "--target", path("list.pkl"), files: ["m": masks])
        #expect(pickled.status == 2 && pickled.errors.contains("python3 -c"))
        let missing = CommandRun("solve", "m", "--target", path("none.npy"), files: ["m": masks])
        #expect(missing.status == 2 && missing.errors.contains("none.npy"))
        try write("A.npy", .real(Matrix(rows: 1, columns: 2, elements: [1, .nan])))
        #expect(solve().errors.contains("entry (0,1)"))
    }

    @Test("The output does not overwrite an input")
    func overwriting() {
        let run = solve("-o", path("A.npy"))
        #expect(run.status == 2 && run.errors.contains("overwrite"))
    }

    @Test("Networks: one layer, two layers with their names, several instances")
    func networks() throws {
        try write(
            "A.npy", .complex(Matrix(rows: 2, columns: 2, elements: [Complex(1, 1), Complex(2), Complex(0, 3), .zero])))
        #expect(solve("-o", path("one.npz"), masks: "layer w:\n10\n01\n").status == 0)
        #expect(try factors("one.npz").map(\.name) == ["w"])
        let two = solve("-o", path("two.npz"), masks: "layer in:\n11\nlayer out:\n1\n1\n")
        #expect(two.status == 0, "\(two.errors)")
        #expect(try factors("two.npz").map(\.name) == ["out", "in"])
        let several = "instance a\nI:\n1\n1\nJ:\n1\n1\ninstance b\nI:\n1\n1\nJ:\n1\n1\n"
        #expect(solve(masks: several).errors.contains("--instance NAME"))
        #expect(solve("--instance", "b", masks: several).status == 0)
    }

    @Test("A chain of butterfly factors is solved by the hierarchical algorithm, with its sandwich")
    func chain() throws {
        let hadamard = (0..<8).map { row in (0..<8).map { (row & $0).nonzeroBitCount % 2 == 0 ? 1.0 : -1 } }
        try write("A.npy", .real(Matrix(rows: 8, columns: 8) { hadamard[$0][$1] + ($0 == 3 && $1 == 5 ? 0.5 : 0) }))
        let masks = CommandRun("generate", "butterfly", "8").output
        let run = solve("--format", "json", "-o", path("chain.npz"), masks: masks)
        let report = try object(run.output)
        #expect(report["method"] as? String == "chain" && (report["splits"] as? [Any])?.count == 2)
        let bounds = try #require(report["bounds"] as? [String: Any])
        let lower = try #require((bounds["lower"] as? [String: Any])?["error"] as? Double)
        let guarantee = try #require((bounds["guarantee"] as? [String: Any])?["error"] as? Double)
        let error = try #require(report["error"] as? Double)
        #expect(lower > 0 && lower <= error && error <= guarantee)
        let product = try factors("chain.npz").reduce(Matrix<Double>.identity(8)) { product, factor in
            guard case .real(let matrix) = factor.values else { return product }
            return product * matrix
        }
        let target = try NumericFile.matrix(in: path("A.npy"))
        #expect(
            target.values == .real(Matrix(rows: 8, columns: 8) { hadamard[$0][$1] + ($0 == 3 && $1 == 5 ? 0.5 : 0) }))
        let distance = (Matrix(rows: 8, columns: 8) { hadamard[$0][$1] + ($0 == 3 && $1 == 5 ? 0.5 : 0) } - product)
        #expect(abs(distance.frobeniusNorm - error) < 1e-13)
        let others = solve("--method", "chain", masks: "layer a:\n" + String(repeating: "11111110\n", count: 8))
        #expect(others.status == 2 && others.errors.contains("chainable"))
    }

    @Test("The Fourier matrix with its columns in bit-reversed order is a product of butterfly factors, in any order")
    func permutedColumns() throws {
        let n = 8
        let fourier = Matrix<Complex>(rows: n, columns: n) { row, column in
            Complex(phase: -2 * Double.pi * Double(row * column % n) / Double(n))
        }
        try write("A.npy", .complex(fourier))
        let masks = CommandRun("generate", "butterfly", "8").output
        try Data("0 4 2 6  # even columns\n1 5 3 7\n".utf8).write(to: folder.url.appendingPathComponent("order.txt"))
        for arguments in [
            ["--permute", "bit-reversal"], ["--permute", path("order.txt"), "--order", "balanced"],
        ] {
            let run = CommandRun(
                arguments: ["solve", "-", "--target", path("A.npy"), "--format", "json"] + arguments, input: masks)
            let report = try object(run.output)
            #expect(try #require(report["relativeError"] as? Double) < 1e-14)
            let input = try #require(report["input"] as? [String: Any])
            #expect((input["target"] as? [String: Any])?["columnOrder"] as? String == arguments[1])
        }
        #expect(try #require(object(solve("--format", "json", masks: masks).output)["relativeError"] as? Double) > 0.1)
        try Data("0 4 2 6\n1 5 3 3\n".utf8).write(to: folder.url.appendingPathComponent("order.txt"))
        let twice = solve("--permute", path("order.txt"), masks: masks)
        #expect(twice.status == 2 && twice.errors.contains("order.txt:2: 3 stands in line 2 already"))
    }

    @Test("On masks that are not closed the report says that the weights run away, and weight decay bounds them")
    func runaway() throws {
        try write("A.npy", .real(Matrix(rows: 2, columns: 2, elements: [0, 1, 1, 0])))
        let lu = "I:\n10\n11\nJ:\n10\n11\n"
        let free = solve("--format", "json", masks: lu)
        let report = try object(free.output)
        let notes = try #require(report["notes"] as? [String]).joined(separator: " ")
        #expect(report["method"] as? String == "als" && notes.contains("run away") && notes.contains("SC401"))
        #expect(report["runsAway"] as? Bool == true)
        let error = try #require(report["error"] as? Double)
        #expect(error * error / 2 < 1e-4)
        let decayed = solve("--weight-decay", "5e-4", "--method", "adam", "--format", "json", masks: lu)
        let bounded = try object(decayed.output)
        let norms = try #require(bounded["factors"] as? [[String: Any]]).compactMap { $0["norm"] as? Double }
        #expect(norms.allSatisfy { $0 < 20 })
        let curve = try object(solve("--start", "curve", "--format", "json", masks: lu).output)
        #expect(try #require(curve["error"] as? Double) < 0.1)
        let closed = solve("--start", "curve", masks: "I:\n1\n1\nJ:\n1\n1\n")
        #expect(closed.status == 2 && closed.errors.contains("not proved not closed"))
    }

    @Test("A start on the certified curve shows the infimum of its own matrix approached, and says when A is another")
    func certifiedCurve() throws {
        let lu = "I:\n10\n11\nJ:\n10\n11\n"
        let own = CommandRun(
            "solve", "masks.txt", "--start", "curve", "--format", "json", files: ["masks.txt": lu])
        let report = try object(own.output)
        let notes = try #require(report["notes"] as? [String]).joined(separator: " ")
        #expect(own.status == 0 && notes.contains("Infimum 0 approached") && notes.contains("SC4"))
        let points = try #require(report["curve"] as? [[String: Any]])
        let (first, last) = (try #require(points.first), try #require(points.last))
        func value(_ point: [String: Any], _ key: String) throws -> Double { try #require(point[key] as? Double) }
        #expect(try value(last, "loss") < 1e-20 && value(first, "loss") > 1e-3)
        #expect(try value(last, "pathNorm") > 1e9 * value(first, "pathNorm"))
        try write("A.npy", .real(Matrix(rows: 2, columns: 2, elements: [3, 1, 4, 1])))
        #expect(solve("--start", "curve", masks: lu).output.contains("another matrix than the target"))
    }

    @Test("Complex targets are for blocks and chain")
    func complexDescent() throws {
        try write("A.npy", .complex(Matrix(rows: 2, columns: 2)))
        #expect(solve("--method", "als", masks: "I:\n1\n1\nJ:\n1\n1\n").errors.contains("real targets"))
    }

    @Test("Ctrl-C leaves what there is, with status 3")
    func interrupted() throws {
        let signal = InterruptSignal()
        signal.raise()
        let run = CommandRun(
            "solve", "masks.txt", "--target", path("A.npy"), "-o", path("cut.npz"), files: ["masks.txt": masks],
            interrupt: signal)
        #expect(run.status == 3 && run.output.contains("ended early"))
        #expect(try factors("cut.npz").count == 2)
    }
}

import SupportCheckCommand
import TestSupport
import Testing

/// What follows for training depends on how the network is trained, and the verdict on closedness does not.
struct TrainingOptionTests {
    private static let files = [
        "open": Masks.lu2,
        // Three layers: the lower half of the 2 × 2 LU in front of it twice.
        "open3": "layer a:\n10\n11\nlayer b:\n10\n01\nlayer c:\n11\n01\n",
        // One output; the products are every row.
        "one": Masks.network,
        // Every hidden neuron feeds one output: a 2 × 2 LU cannot be made of these.
        "separate": "layer a:\n110\n011\n111\nlayer b:\n110\n001\n",
        "single": "layer a:\n10\n11\n",
    ]

    private func training(_ arguments: String...) -> String? {
        let run = CommandRun(arguments: ["analyze"] + arguments + ["--format", "json"], files: Self.files)
        guard let start = run.output.range(of: "\"training\": {"),
            let end = run.output[start.upperBound...].range(of: "}")
        else { return nil }
        return run.output[start.upperBound..<end.lowerBound].split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }

    @Test func notClosedMeansNoOptimumOfReLUNetworksWithBiases() {
        for name in ["open", "open3"] {
            #expect(
                training(name)
                    == #""linear": "optimum-may-not-exist", "relu": "optimum-may-not-exist", "rule": "SC123""#)
            #expect(
                training(name, "--no-bias")
                    == #""linear": "optimum-may-not-exist", "relu": "undecided", "rule": "SC127", "biases": false"#)
        }
    }

    @Test func oneOutputOrSeparateOutputsHaveAnOptimumWithBiasesOrWithout() {
        #expect(
            training("one") == #""linear": "optimum-always-exists", "relu": "optimum-always-exists", "rule": "SC122""#)
        #expect(
            training("one", "--no-bias")
                == #""linear": "optimum-always-exists", "relu": "optimum-always-exists", "rule": "SC122", "biases": false"#
        )
        #expect(
            training("separate")
                == #""linear": "optimum-always-exists", "relu": "optimum-always-exists", "rule": "SC125""#)
        #expect(
            training("single")
                == #""linear": "optimum-always-exists", "relu": "optimum-always-exists", "rule": "SC126""#)
    }

    @Test func aBoundOnTheWeightsIsKnownToBeHarmlessForOneOutputOnly() {
        #expect(
            training("one", "--at-most", "3")
                == #""linear": "optimum-always-exists", "relu": "optimum-always-exists", "rule": "SC122", "atMost": 3"#)
        for name in ["open", "separate", "open3"] {
            #expect(
                training(name, "--at-most", "3")
                    == #""linear": "undecided", "relu": "undecided", "rule": "SC128", "atMost": 3"#)
        }
    }

    @Test func theTextSaysWhatIsAssumed() {
        let run = CommandRun("analyze", "open", "--no-bias", "--at-most", "5", files: Self.files)
        #expect(run.status == 1)
        #expect(
            run.output.contains("without biases, with at most 5 weights different from zero, in place of the masks:"))
        #expect(!CommandRun("analyze", "open", files: Self.files).output.contains("without biases"))
    }

    @Test func aBoundIsANumber() {
        for value in ["0", "-1", "few"] {
            let run = CommandRun("analyze", "open", "--at-most", value, files: Self.files)
            #expect(
                run.status == 2
                    && run.errors.contains("--at-most is a number of weights, at least 1, and '\(value)' is not"))
        }
    }
}

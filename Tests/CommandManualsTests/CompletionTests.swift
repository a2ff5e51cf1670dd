import CommandManuals
import Foundation
import Testing

@Suite("Completions")
struct CompletionTests {
    @Test(arguments: Shell.allCases) func everyOptionAndCommandIsCompleted(shell: Shell) {
        let script = shell.completions(of: SampleManual.program)
        for command in SampleManual.program.subcommands {
            #expect(script.contains(command.name))
            for option in command.options {
                let name = shell == .fish ? "-l \(option.name.dropFirst(2))" : option.name
                #expect(script.contains(name), "\(shell) \(name)")
                for word in option.value?.words ?? [] { #expect(script.contains(word)) }
            }
        }
    }

    @Test func bashSaysWhatFollowsAnOption() throws {
        for (words, expected) in [
            (["sample", ""], ["cut", "join"]), (["sample", "j"], ["join"]),
            (["sample", "cut", "--s"], ["--size", "--shape"]), (["sample", "cut", "--shape", ""], ["flat", "round"]),
            (["sample", "cut", "--shape", "=", "r"], ["round"]),
            (["sample", "cut", "--shape", "="], ["flat", "round"]),
            (["sample", "join", ""], ["up", "down"]), (["sample", "--completions", "z"], ["zsh"]),
            (["sample", "cut", "--size", ""], []),
        ] {
            #expect(try Bash.completions(words) == expected, "\(words)")
        }
    }

    @Test func aProgramWithoutCommandsCompletesItsOptions() throws {
        #expect(try Bash.completions(["sample", "--s"], of: SampleManual.cut, name: "cut") == ["--size", "--shape"])
    }
}

/// A bash that completes.
private enum Bash {
    static func completions(_ words: [String], of manual: CommandManual = SampleManual.program, name: String = "sample")
        throws -> [String]
    {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let script = """
            \(Shell.bash.completions(of: manual))
            COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count - 1)
            _\(name)
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["--norc", "-c", script]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map(String.init)
    }
}

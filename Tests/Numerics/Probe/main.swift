// Runs the dense numerics on matrices from a file, and times them, for the scripts beside this folder.
//
//     NumericsProbe values IN OUT       decompositions of the matrices in IN
//     NumericsProbe times SIZE…         seconds of each operation, one line each
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("values", 3): try Decompositions.run(from: arguments[1], to: arguments[2])
case ("times", 2...): Times.run(sizes: arguments.dropFirst().compactMap { Int($0) })
default:
    FileHandle.standardError.write(Data("NumericsProbe values IN OUT | times SIZE…\n".utf8))
    exit(2)
}

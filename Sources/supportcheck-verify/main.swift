import CheckerTool
import Foundation

exit(VerifyTool.run(arguments: Array(CommandLine.arguments.dropFirst())))

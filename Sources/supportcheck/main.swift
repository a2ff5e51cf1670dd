import Foundation
import SupportCheckCommand

exit(SupportCheckTool.run(arguments: Array(CommandLine.arguments.dropFirst())))

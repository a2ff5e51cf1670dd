import Foundation

/// What an environment variable names; a process that it names nothing for ends with status 2.
public func chosen<Choice: RawRepresentable & CaseIterable>(_ variable: String) -> Choice
where Choice.RawValue == String {
    let name = ProcessInfo.processInfo.environment[variable] ?? ""
    guard let choice = Choice(rawValue: name) else {
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("\(variable) is one of \(names), not '\(name)'\n".utf8))
        exit(2)
    }
    return choice
}

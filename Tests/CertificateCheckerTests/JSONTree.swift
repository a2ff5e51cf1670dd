import Foundation

/// A JSON value that can be changed anywhere and written again.
indirect enum JSONTree: Codable, Hashable, Sendable {
    case integer(Int)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let list): try container.encode(list)
        case .object(let members): try container.encode(members)
        }
    }

    init(text: String) throws { self = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8)) }

    var data: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self)
        }
    }

    subscript(key: String) -> JSONTree? {
        get { if case .object(let members) = self { members[key] } else { nil } }
        set {
            guard case .object(var members) = self else { return }
            members[key] = newValue
            self = .object(members)
        }
    }

    var integer: Int? { if case .integer(let value) = self { value } else { nil } }
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var elements: [JSONTree] { if case .array(let list) = self { list } else { [] } }

    /// The values directly inside, in a fixed order.
    private var members: [JSONTree] {
        switch self {
        case .integer, .string: []
        case .array(let list): list
        case .object(let members): members.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// How many values there are, this one included.
    var count: Int { members.reduce(1) { $0 + $1.count } }

    /// This value and all below it.
    func visit(_ report: (JSONTree) -> Void) {
        report(self)
        for member in members { member.visit(report) }
    }

    /// With the value of a number, in the order of `visit`, changed.
    func changing(_ number: Int, _ change: (JSONTree) -> JSONTree) -> JSONTree {
        if number == 0 { return change(self) }
        var rest = number - 1
        func changed(_ member: JSONTree) -> JSONTree? {
            let count = member.count
            defer { rest -= count }
            return rest >= 0 && rest < count ? member.changing(rest, change) : nil
        }
        switch self {
        case .integer, .string: return self
        case .array(let list): return .array(list.map { changed($0) ?? $0 })
        case .object(let members):
            var result = members
            for (key, value) in members.sorted(by: { $0.key < $1.key }) { result[key] = changed(value) ?? value }
            return .object(result)
        }
    }
}

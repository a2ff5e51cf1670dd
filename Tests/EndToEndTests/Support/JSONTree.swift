import Foundation

/// A certificate as the tests see it: read and changed without the code of the solver or of the checker.
enum JSONTree: Codable, Hashable, Sendable {
    case object([String: JSONTree])
    case array([JSONTree])
    case string(String)
    case integer(Int)

    enum Key: Hashable, Sendable {
        case name(String)
        case index(Int)
    }

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
        case .object(let members): try container.encode(members)
        case .array(let elements): try container.encode(elements)
        case .string(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        }
    }

    subscript(name: String) -> JSONTree? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    var elements: [JSONTree] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// Every value below this one that is no object and no array, with the path to it; in a fixed order.
    func leaves(_ path: [Key] = []) -> [(path: [Key], value: JSONTree)] {
        switch self {
        case .object(let members):
            members.sorted { $0.key < $1.key }.flatMap { $0.value.leaves(path + [.name($0.key)]) }
        case .array(let elements): elements.enumerated().flatMap { $0.element.leaves(path + [.index($0.offset)]) }
        case .string, .integer: [(path, self)]
        }
    }

    /// Every value, this one and those below it, with the path to it; in a fixed order.
    func nodes(_ path: [Key] = []) -> [(path: [Key], value: JSONTree)] {
        let below =
            switch self {
            case .object(let members):
                members.sorted { $0.key < $1.key }.flatMap { $0.value.nodes(path + [.name($0.key)]) }
            case .array(let elements): elements.enumerated().flatMap { $0.element.nodes(path + [.index($0.offset)]) }
            case .string, .integer: [(path: [Key], value: JSONTree)]()
            }
        return [(path, self)] + below
    }

    /// The same tree with another value at a path that exists.
    func replacing(_ path: ArraySlice<Key>, with value: JSONTree) -> JSONTree {
        guard let key = path.first else { return value }
        switch (self, key) {
        case (.object(var members), .name(let name)):
            members[name] = members[name]?.replacing(path.dropFirst(), with: value)
            return .object(members)
        case (.array(var elements), .index(let index)):
            elements[index] = elements[index].replacing(path.dropFirst(), with: value)
            return .array(elements)
        default:
            return self
        }
    }
}

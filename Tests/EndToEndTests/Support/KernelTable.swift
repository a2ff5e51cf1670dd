import Foundation
import SupportTheory

/// A line of a table of kernels in the folder of cases.
struct KernelTable: Decodable {
    var rowTypes: [[Int]]
    var columnTypes: [[Int]]
    var verdict: String

    static func lines(_ name: String) throws -> [KernelTable] {
        try texts(name).map { try JSONDecoder().decode(KernelTable.self, from: $0) }
    }

    /// The lines of a file of the folder as they are.
    static func texts(_ name: String) throws -> [Data] {
        try String(contentsOf: CaseFile.folder.appending(path: name), encoding: .utf8).split(separator: "\n").map {
            Data($0.utf8)
        }
    }

    var masks: Masks { Masks(rowTypes: rowTypes, columnTypes: columnTypes) }

    var kernel: Kernel? {
        func bits(_ types: [[Int]]) -> [UInt32] { types.map { $0.reduce(0) { $0 | 1 << UInt32($1) } } }
        return Kernel(rowTypes: bits(rowTypes), columnTypes: bits(columnTypes))
    }
}

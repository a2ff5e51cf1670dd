import Foundation
import Reports
import SupportTheory

/// The lines of an earlier census that was ended early.
struct CensusBeginning: Sendable {
    private(set) var records: [CensusRecord] = []
    /// How many bytes of the file these lines are.
    private(set) var byteCount = 0

    static let none = CensusBeginning()

    private init() {}

    /// Reads the lines, which have to be those that the census begins with. A last line without its end is passed over,
    /// and so is a summary at the end.
    ///
    /// - Throws: for a line that is not the census's line at its place: the options differ, or the file is another one.
    init(_ bytes: Data, of census: Census, file: String) throws(UsageError) {
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            let line = bytes[start..<end]
            let number = records.count + 1
            guard let fields = CensusLine(line) else {
                throw UsageError("\(file):\(number): expected a line of a census")
            }
            if fields.isEnd {
                guard end + 1 == bytes.endIndex else {
                    throw UsageError("\(file):\(number): expected no line after the summary")
                }
                return
            }
            guard number <= census.kernels.count,
                let record = fields.record, record.kernel == census.kernels[number - 1]
            else {
                throw UsageError(
                    "\(file):\(number): this census has another kernel here; resume with the options of the earlier run"
                )
            }
            records.append(record)
            start = end + 1
            byteCount = start - bytes.startIndex
        }
    }
}

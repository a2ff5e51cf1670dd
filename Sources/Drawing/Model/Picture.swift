import SupportMasks

/// What is drawn of one instance.
public struct Picture: Sendable {
    /// The name of the instance.
    public var name: String
    /// The verdict with a sign of its own and the rule, as `✗ not closed: SC401 (private cells)`.
    public var verdict: String
    public var tone: Tone
    public var masks: Masks
    /// The classes of equal rank-one supports; empty for layers.
    public var classes: [SupportClass]
    /// What the witness is about; nil if there is none.
    public var witness: Witness?
    /// Sentences for the legend.
    public var remarks: [String]

    /// The legend lists so many classes.
    public static let listedClasses = 14

    /// How a verdict is coloured.
    public enum Tone: Sendable, Hashable { case good, bad, open }

    public enum Masks: Sendable {
        /// I beside the cells of the product, and Jᵀ above them; with what these two are called.
        case product(FactorSupports, left: String, right: String)
        /// The layers of a network, input side first.
        case layers([Layer])
        /// Masks that are changed, each as it was and as it is to be.
        case changes([Change])
    }

    /// A mask and what becomes of it.
    public struct Change: Sendable, Hashable {
        public var name: String
        public var before: BitMatrix
        public var after: BitMatrix

        /// - Parameter after: of the shape of `before`.
        public init(name: String, before: BitMatrix, after: BitMatrix) {
            (self.name, self.before, self.after) = (name, before, after)
        }
    }

    /// A class of equal supports.
    public struct SupportClass: Sendable, Hashable {
        /// The members, counted from 0.
        public var supports: [Int]
        /// What the class is, for the legend; nil where the legend does not list it.
        public var sentence: String?

        public init(supports: [Int], sentence: String?) {
            self.supports = supports
            self.sentence = sentence
        }
    }

    /// A matrix that is zero outside of a window of rows and columns.
    public struct Witness: Sendable, Hashable {
        public var rows: [Int]
        public var columns: [Int]
        public var entries: [Entry]

        /// An entry that is not zero.
        public struct Entry: Sendable, Hashable {
            public var row: Int
            public var column: Int
            public var value: String

            public init(row: Int, column: Int, value: String) {
                self.row = row
                self.column = column
                self.value = value
            }
        }

        /// - Parameters:
        ///   - rows: ascending.
        ///   - columns: ascending.
        ///   - entries: in the window, no cell twice.
        public init(rows: [Int], columns: [Int], entries: [Entry]) {
            self.rows = rows
            self.columns = columns
            self.entries = entries
        }
    }

    public init(
        name: String, verdict: String, tone: Tone, masks: Masks, classes: [SupportClass] = [], witness: Witness? = nil,
        remarks: [String] = []
    ) {
        self.name = name
        self.verdict = verdict
        self.tone = tone
        self.masks = masks
        self.classes = classes
        self.witness = witness
        self.remarks = remarks
    }
}

/// How an instance was taken from what was read: in which order and why, and what was left out.
public struct Reading: Hashable, Sendable {
    /// Why the order of the layers is known.
    public enum Order: String, Hashable, Sendable {
        /// It is said: by the form of the file, by names of pairs, by the command line.
        case given
        /// The names differ in numbers alone.
        case numbered
        /// It is the only order in which the shapes chain.
        case shapes
    }

    /// An array that is no layer of the instance.
    public struct NotTaken: Hashable, Sendable {
        public var name: String
        public var shape: [Int]
        /// A few words: what it is.
        public var why: String

        public init(name: String, shape: [Int], why: String) { (self.name, self.shape, self.why) = (name, shape, why) }
    }

    /// An array that a mask was read from.
    public struct Source: Hashable, Sendable {
        public var name: String
        /// Whether its entries are those of the mask; else they are weights, or all of it is inside.
        public var isMask: Bool
        /// Whether the mask is its transpose.
        public var isTransposed: Bool

        public init(name: String, isMask: Bool, isTransposed: Bool) {
            (self.name, self.isMask, self.isTransposed) = (name, isMask, isTransposed)
        }
    }

    public var order: Order
    /// Whether the masks come from arrays, whose sides and order a file does not state.
    public var isFromArrays: Bool
    /// These arrays, in the order of I and J, or of the layers; empty where the masks come from none.
    public var sources: [Source]
    /// What was found of the entries of each mask, in the order of I and J, or of the layers; empty where nothing was
    /// counted.
    public var tallies: [EntryTally]
    public var notTaken: [NotTaken]
    /// Sentences that a reader has to know to trust the verdict: what was taken without being asked for.
    public var warnings: [String]

    public init(
        order: Order = .given, isFromArrays: Bool = false, sources: [Source] = [], tallies: [EntryTally] = [],
        notTaken: [NotTaken] = [], warnings: [String] = []
    ) {
        self.order = order
        self.isFromArrays = isFromArrays
        self.sources = sources
        self.tallies = tallies
        self.notTaken = notTaken
        self.warnings = warnings
    }
}

/// An instance with what its reading has to say.
public struct ReadInstance: Hashable, Sendable {
    public var instance: MaskInstance
    public var reading: Reading
    /// The line on which it begins, from 1; nil where files have no lines.
    public var line: Int?
    /// Whether the file is a mask file that says the same to any reader: text, taken as it stands.
    public var isMaskFile: Bool
    /// What lines are called, where the file says it.
    public var names: LineNames?
    /// The form of the file, where there are several of its kind.
    public var form: String?

    public init(_ instance: MaskInstance, reading: Reading = Reading(), line: Int? = nil, isMaskFile: Bool = false) {
        self.instance = instance
        self.reading = reading
        self.line = line
        self.isMaskFile = isMaskFile
    }
}

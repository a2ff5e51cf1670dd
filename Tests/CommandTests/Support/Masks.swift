/// Mask files that the tests share.
enum Masks {
    static let lu2 = "I:\n10\n11\nJ:\n10\n11\n"
    static let twoSupports = "I:\n10\n01\n11\nJ:\n11\n11\n"
    static let network = "layer fc1:\n110\n011\nlayer fc2:\n11\n"
    static let identity = "I:\n10\n01\nJ:\n10\n01\n"
    static let deep = "layer a:\n11\n01\nlayer b:\n10\n11\nlayer c:\n11\n"
    /// Layers that are too large to be written out, whose patterns are not chainable: no rule is tried on them.
    static let undecided = "layer a:\nkron 2,3,2,8192\nlayer b:\nkron 1,2,3,16384\nlayer c:\nkron 4,1,1,8192\n"
    static let several = "instance closed one\nI:\n1\nJ:\n1\n\ninstance open one\n\(lu2)"
    /// A matrix of rank one whose last row is arbitrary: the class of that row absorbs it.
    static let absorbing = "I:\n10\n10\n11\nJ:\n11\n11\n11\n"
}

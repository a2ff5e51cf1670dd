/// Why arrays of pickled objects are refused, and what to do instead.
enum PickleRefusal {
    /// For an array of NumPy whose entries are Python objects.
    static let objectArray =
        "pickled data is not read, because loading it runs whatever code it holds (the array has entries of type object); "
        + "write it again from Python as numbers: numpy.savez('masks.npz', I=I.astype(bool), J=J.astype(bool))"
}

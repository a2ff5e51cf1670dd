import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// What `scipy.sparse.save_npz` writes is one matrix.
@Suite struct SparseTests {
    @Test(arguments: ["csr", "csc", "coo", "bsr", "dia"]) func everyFormIsRead(form: String) throws {
        let name = "sparse-\(form)"
        #expect(try Fixture.read("\(name).npz") == network(name, (name, Fixture.fc1)))
        let expected = BitMatrix(rowCount: 40, columnCount: 30) { (((70 * $0 + $1) * 2_654_435_761) >> 7) % 3 == 0 }
        #expect(
            try Fixture.read("sparse-large-\(form).npz")?.masks
                == .network([Layer(name: "sparse-large-\(form)", mask: expected)]))
    }

    @Test func entriesThatAreZeroAreOutside() throws {
        #expect(try Fixture.read("sparse-zero.npz") == network("sparse-zero", ("sparse-zero", ["100", "011"])))
        #expect(
            try Fixture.read("sparse-weights.npz", options: MaskFilesOptions(takesWeights: true))
                == network("sparse-weights", ("sparse-weights", Fixture.fc1)))
        #expect(try Fixture.read("sparse-fortran.npz") == network("sparse-fortran", ("sparse-fortran", Fixture.fc1)))
    }

    @Test(arguments: [
        ("twice", "expected every place once, found [0, 1] again: whether entries add up is not guessed"),
        ("bad-large", "expected indices within the shape 2 × 3, found [1, 3]"),
        ("bad-negative", "expected indices within the shape 2 × 3, found [1, -1]"),
        ("bad-falling", "array 'indptr': expected numbers that do not fall (sparse matrix, csr), found others"),
        ("bad-few", "array 'indices': expected 4 entries, as data has (sparse matrix, csr), found others"),
        ("bad-short", "array 'indptr': expected 3 entries (sparse matrix, csr), found others"),
        ("bad-form", "expected a sparse matrix of SciPy as csr, csc, coo, bsr or dia, found 'lil'"),
        ("bad-float", "array 'indices': expected integers, found the type '<f8'"),
        ("bad-shape", "array 'shape': expected two sizes, none negative, found 2, 3, 1"),
        ("bad-offsets", "array 'offsets': expected different numbers (sparse matrix, dia), found others"),
    ])
    func arraysThatAreNoMatrixAreRefused(name: String, sentence: String) {
        #expect(Fixture.complaint("sparse-\(name).npz") == sentence)
    }
}

import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra
import SupportTheory

/// The window, the witness and the refutation for a network, as the format has them.
public enum ChainWitnessEncoding {
    static func members(_ proof: ChainNonClosedness) -> [JSONValue.Member] {
        [
            .init("window", window(proof)), .init("witness", witness(proof)), .init("blocks", .integers(proof.blocks)),
            .init("refutation", NonClosednessEncoding.json(proof.refutation)),
        ]
    }

    /// The rows and columns outside of which the witness is zero.
    public static func window(_ proof: ChainNonClosedness) -> JSONValue {
        NonClosednessEncoding.window(rows: proof.rows, columns: proof.columns)
    }

    /// The limit A and the layers W_1(t), …, W_N(t), as lists of entries.
    public static func witness(_ proof: ChainNonClosedness) -> JSONValue {
        [
            "A": NonClosednessEncoding.matrix(proof.limit),
            "layers": .array(
                proof.layers.map { layer in
                    .array(
                        layer.sorted { $0.key < $1.key }.map { position, value in
                            .array([
                                .integer(position.row), .integer(position.column), NonClosednessEncoding.laurent(value),
                            ])
                        })
                }),
        ]
    }
}

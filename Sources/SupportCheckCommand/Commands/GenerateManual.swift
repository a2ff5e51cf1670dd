import CommandManuals

extension GenerateCommand {
    static let manual = CommandManual(
        "supportcheck generate", summary: "writes the masks of a family",
        operand: Operand("FAMILY …", .words(FamilyArguments.families)),
        sections: [
            .paragraph("Writes the mask file of a family to standard output, or to FILE."),
            .terms([
                .init("lu N", "L and U of an N × N matrix, as A = L U"),
                .init("lowrank M N R", "all M × N matrices of rank at most R"),
                .init("hodlr N LEVELS R", "hierarchically off-diagonal low-rank matrices"),
                .init(
                    "butterfly N",
                    "the square dyadic butterfly, N = 2^k: a network of its factors; --split makes it a pair"),
                .init("monarch A B C D", "the two factors 1_{A×B} ⊗ I_C and I_B ⊗ 1_{C×D}"),
                .init("kron a,b,c,d …", "a network of Kronecker-sparse factors I_a ⊗ 1_{b×c} ⊗ I_d, output side first"),
                .init("kaleidoscope N", "a butterfly times a transposed butterfly"),
                .init("completion FILE", "rank-one completion of a matrix whose known cells are the mask in FILE"),
                .init(
                    "random M N R",
                    "each cell of I (M × R) and J (N × R) inside with the same probability; needs --density and --seed"),
            ]),
            .options([
                CommonOptions.output("writes to a file"),
                .value(
                    "--split", .text("L"),
                    "of a butterfly: the product of the first L factors times that of the others"),
                .value("--density", .text("P"), "of random masks: the probability of a cell to be inside, from 0 to 1"),
                .value("--seed", .text("S"), "of random masks: where random numbers begin, an integer from 0"),
            ]),
        ],
        statuses: [ExitStatus(0, "the masks were written"), ExitStatus(2, "bad usage, or they could not be written")],
        examples: [
            "supportcheck generate lu 3",
            "supportcheck generate butterfly 16 --split 2 -o butterfly.txt",
            "supportcheck generate kron 1,2,2,4 2,2,2,2 4,2,2,1",
            "supportcheck generate random 6 6 3 --density 0.5 --seed 1 | supportcheck analyze -",
        ])
}

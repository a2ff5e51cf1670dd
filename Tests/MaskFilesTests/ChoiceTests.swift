import MaskFiles
import SupportMasks
import Testing

/// What is taken from the arrays of a name space, by the rule that all forms share.
@Suite struct ChoiceTests {
    // MARK: Order

    @Test func numbersInNamesAreTheOrderWhateverTheOrderOfTheFile() throws {
        for names in [["Dense_1", "Dense_10", "Dense_2"], ["Dense_10", "Dense_2", "Dense_1"]] {
            let chosen = try choose(names.map { ($0, [3, 3]) })
            #expect(chosen.map(\.layers) == [["Dense_1", "Dense_2", "Dense_10"]] && chosen[0].order == .numbered)
        }
        #expect(
            try choose([("b2.fc1", [2, 3]), ("b1.fc2", [3, 4]), ("b1.fc1", [4, 5])])[0].layers == [
                "b1.fc1", "b1.fc2", "b2.fc1",
            ])
        #expect(try choose([("fc02", [3, 3]), ("fc1", [3, 3])])[0].layers == ["fc1", "fc02"])
    }

    @Test func wordsAreNoOrderAndAllThatChainAreListed() throws {
        let error = try #require(complaint([("encoder", [3, 3]), ("decoder", [3, 3])]))
        #expect(error.details == ["encoder, decoder", "decoder, encoder"])
        let hostile = try #require(complaint([("en\ncoder", [3, 3]), ("decoder", [3, 3])]))
        #expect(hostile.details == ["'enU+000Acoder', decoder", "decoder, 'enU+000Acoder'"])
        #expect(error.remedies == [layer("encoder,decoder"), layer("decoder,encoder")])
        let three = try #require(complaint([("input", [2, 2]), ("body", [2, 2]), ("head", [2, 2])]))
        #expect(three.details.count == 6 && three.remedies.count == 3)
        let many = try #require(complaint("abcde".map { (String($0), [2, 2]) }))
        #expect(many.details.count == 25 && many.details.last == "…" && many.message.contains("more than 24 orders"))
        // The first layer of a network is not numbered by Keras: the order is not known to us.
        #expect(complaint([("dense", [2, 2]), ("dense_1", [2, 2])]) != nil)
    }

    @Test func theOnlyOrderThatChainsIsTaken() throws {
        let chosen = try choose([("head", [2, 5]), ("body", [5, 4]), ("input", [4, 3])])
        #expect(chosen.map(\.layers) == [["input", "body", "head"]] && chosen[0].order == .shapes)
        #expect(
            try #require(complaint([("a", [2, 5]), ("b", [4, 3])])).message.contains("no order of 'a', 'b' chains"))
    }

    @Test func layersThatTheCommandLineListsAreInItsOrder() throws {
        let arrays: [(String, [Int])] = [("encoder", [3, 3]), ("decoder", [3, 3])]
        for order in [["encoder", "decoder"], ["decoder", "encoder"]] {
            let chosen = try choose(arrays, MaskFilesOptions(layerPatterns: order))
            #expect(chosen.map(\.layers) == [order] && chosen[0].order == .given)
            let fromTheLeft = MaskFilesOptions(
                convention: LayerFit.Convention(isOutputFirst: true), layerPatterns: order)
            #expect(try choose(arrays, fromTheLeft).map(\.layers) == [order.reversed()])
        }
        #expect(try #require(complaint(arrays, MaskFilesOptions(layerPatterns: ["*"]))).details.count == 2)
        #expect(try choose(arrays, isListed: true)[0].layers == ["encoder", "decoder"])
    }

    @Test func aPatternOfSeveralNamesIsInTheOrderOfTheirNumbers() throws {
        let names = (1...3).map { ("layers.\($0).weight_mask", [2, 2]) } + [("layers.10.weight_mask", [2, 2])]
        #expect(
            try choose(names, MaskFilesOptions(layerPatterns: ["*10*", "*"]))[0].layers.map {
                $0.split(separator: ".")[1]
            } == ["10", "1", "2", "3"])
    }

    @Test func layersThatDoNotChainAreToldWhatWould() throws {
        let error = try #require(complaint([("fc1", [5, 3]), ("fc2", [3, 2])]))
        #expect(
            error.message.hasSuffix(
                "; the reverse order would chain (--output-first), or the transposes would chain (--transpose)"),
            "\(error.message)")
        #expect(
            error.remedies == [
                .options([.init("--output-first"), .init("--transpose", isOn: false)]),
                .options([.init("--output-first", isOn: false), .init("--transpose")]),
            ])
        let other = try #require(complaint([("fc1", [5, 4]), ("fc2", [4, 3]), ("fc3", [6, 5])]))
        #expect(other.details == ["fc2, fc1, fc3"] && other.remedies == [layer("fc2,fc1,fc3")])
    }

    // MARK: Which arrays

    @Test func weightsWithoutAMaskBesideMasksAreAFullLayer() throws {
        let arrays = [
            ("a.weight_mask", [3, 3]), ("a.weight_orig", [3, 3]), ("b.weight", [4, 3]), ("b.bias", [4]),
            ("c.weight_mask", [2, 4]),
        ]
        let chosen = try choose(arrays)
        #expect(chosen[0].layers == ["a.weight_mask", "b.weight", "c.weight_mask"])
        #expect(chosen[0].arrays.map(\.entries) == [.mask, nil, .mask])
        #expect(chosen[0].warnings.count == 1 && chosen[0].warnings[0].contains("'b.weight'"))
        #expect(chosen[0].notTaken.map(\.name) == ["a.weight_orig", "b.bias"])
        #expect(try choose(arrays, MaskFilesOptions(layerPatterns: ["a.weight_mask"]))[0].layers == ["a.weight_mask"])
        let all = MaskFilesOptions(layerPatterns: ["a.weight_mask", "b.weight", "c.weight_mask"])
        #expect(try choose(arrays, all)[0].arrays.map(\.entries) == [.mask, nil, .mask])
        #expect(
            try choose(arrays, MaskFilesOptions(takesWeights: true))[0].arrays.map(\.entries) == [
                .mask, .weights, .mask,
            ])
    }

    @Test func whatMayBeALayerAndIsNoneIsInTheWay() throws {
        let error = try #require(
            complaint([("conv.weight", [8, 3, 3, 3]), ("fc1.weight_mask", [4, 8]), ("fc2.weight_mask", [2, 4])]))
        #expect(
            error.message.contains("'conv.weight' (8 × 3 × 3 × 3")
                && error.remedies == [layer("fc1.weight_mask,fc2.weight_mask")])
        #expect(complaint([("fc1.weight_orig", [4, 8]), ("fc2.weight_mask", [2, 4])]) != nil)
        #expect(complaint([("fc1_mask", [4, 8]), ("fc2", [2, 4])]) != nil)
    }

    @Test func vectorsAndMasksOfAttentionAreLeftOut() throws {
        let chosen = try choose([
            ("l1.weight_mask", [2, 2]), ("l1.bias_mask", [2]), ("norm.weight", [2]), ("norm.num_batches_tracked", []),
            ("h.attn.mask", [9, 9]), ("h.attn.bias", [1, 1, 9, 9]),
        ])
        #expect(chosen[0].layers == ["l1.weight_mask"] && chosen[0].notTaken.count == 5)
        #expect(!chosen[0].notTaken.contains { $0.why.contains("bias") })
    }

    @Test(arguments: [
        ["fc1.mask", "fc2.mask"], ["fc1.weight", "fc2.weight"], ["m/fc1_mask", "m/fc2_mask"], ["fc1", "fc2"],
        ["l.1.parametrizations.weight.0.mask", "l.2.parametrizations.weight.0.mask"],
    ])
    func masksHaveManyNames(names: [String]) throws {
        #expect(try choose(names.reversed().map { ($0, [2, 2]) })[0].layers == names)
    }

    // MARK: Pairs

    @Test(arguments: [("I", "J"), ("i", "j"), ("X", "Y"), ("x", "y"), ("X_mask", "Y_mask")])
    func factorsAreToldByTheirNames(left: String, right: String) throws {
        for arrays in [[(left, [4, 2]), (right, [3, 2])], [(right, [3, 2]), (left, [4, 2])]] {
            let chosen = try choose(arrays)
            #expect(chosen[0].kind == .factorization && chosen[0].layers == [left, right] && chosen[0].order == .given)
        }
        #expect(
            try #require(complaint([(left, [2, 4]), (right, [2, 3])])).message.hasSuffix(
                "; the transposes would fit (--transpose)"))
    }

    @Test(arguments: [("W", "H"), ("L", "U")]) func productsFromTheLeftAreToldByTheirNames(left: String, right: String)
        throws
    {
        for arrays in [[(left, [3, 3]), (right, [3, 3])], [(right, [3, 3]), (left, [3, 3])]] {
            #expect(try choose(arrays)[0].layers == [right, left])
            #expect(
                try choose(arrays, MaskFilesOptions(convention: LayerFit.Convention(isOutputFirst: true)))[0].layers
                    == [right, left])
        }
    }

    // MARK: Several networks

    @Test func projectionsOfAttentionAreNoChain() throws {
        for names in [
            ["q_proj", "k_proj"], ["h.1.attn.q", "h.2.attn.q"], ["experts.0.w", "experts.1.w"],
            ["up_proj", "gate_proj", "down_proj"],
        ] {
            #expect(
                try #require(complaint(names.map { ($0, [2, 2]) })).message.contains("stand side by side"), "\(names)")
        }
    }

    @Test func copiesOfABlockAreNotTakenForOneChain() throws {
        let arrays = (0..<3).flatMap { block in (1...2).map { ("blocks.\(block).fc\($0)", [2, 2]) } }
        let error = try #require(complaint(arrays))
        #expect(error.remedies == [.options([.init("--each", "blocks.*")]), layer("*")])
        #expect(try choose(arrays, MaskFilesOptions(layerPatterns: ["*"]))[0].layers == arrays.map(\.0))
        let each = try choose(arrays, MaskFilesOptions(each: "blocks.*"))
        #expect(
            each.map(\.name) == ["blocks.0", "blocks.1", "blocks.2"] && each.allSatisfy { $0.layers == ["fc1", "fc2"] })
    }

    @Test func blocksAreInstancesAndLayersCountInside() throws {
        let arrays =
            [10, 2].flatMap {
                [
                    ("h.\($0).mlp.up.weight_mask", [3, 3]), ("h.\($0).mlp.down.weight_mask", [3, 3]),
                    ("h.\($0).norm.weight", [3]),
                ]
            } + [("emb.weight", [9, 3])]
        #expect(complaint(arrays, MaskFilesOptions(each: "h.*.mlp"))?.message.hasPrefix("block 'h.2.mlp': ") == true)
        let chosen = try choose(arrays, MaskFilesOptions(layerPatterns: ["up.*", "down.*"], each: "h.*.mlp"))
        #expect(
            chosen.map(\.name) == ["h.2.mlp", "h.10.mlp"]
                && chosen.allSatisfy { $0.layers == ["up.weight_mask", "down.weight_mask"] })
        #expect(complaint(arrays, MaskFilesOptions(each: "g.*"))?.message.contains("'g.*'") == true)
    }

    @Test func lowRankAdaptersAreAnInstanceEach() throws {
        let arrays = ["q_proj", "v_proj"].flatMap {
            [("m.1.\($0).lora_B.weight", [8, 2]), ("m.1.\($0).lora_A.weight", [2, 8]), ("m.1.\($0).weight", [8, 8])]
        }
        let chosen = try choose(arrays)
        #expect(chosen.map(\.name) == ["m.1.q_proj", "m.1.v_proj"])
        #expect(chosen.allSatisfy { $0.layers.map { $0.contains("lora_A") } == [true, false] })
        #expect(complaint([("a.lora_A.weight", [2, 8])]) != nil)
    }

    // MARK: Sides

    @Test func kernelsAreStoredTheOtherWayRound() throws {
        let arrays = [("Dense_0/kernel", [3, 3]), ("Dense_1/kernel", [3, 3])]
        #expect(try #require(complaint(arrays)).remedies == [.options([.init("--transpose")])])
        #expect(
            try choose(arrays, MaskFilesOptions(convention: LayerFit.Convention(isTransposed: true)))[0].layers
                == arrays.map(\.0))
    }

    private func layer(_ names: String) -> MaskFilesError.Remedy { .options([.init("--layer", names)]) }

    private func choose(
        _ arrays: [(String, [Int])], _ options: MaskFilesOptions = MaskFilesOptions(), isListed: Bool = false
    ) throws(MaskFilesError) -> [ChosenInstance] {
        let stored = arrays.map { name, shape in
            StoredArray(name: name, shape: shape) { _ throws(MaskFilesError) in
                throw MaskFilesError(file: "f", message: "nothing is read here")
            }
        }
        return try InstanceChoice(
            arrays: stored, options: options, context: ReadingContext(file: "f"), isListed: isListed
        ).choose().instances
    }

    private func complaint(_ arrays: [(String, [Int])], _ options: MaskFilesOptions = MaskFilesOptions())
        -> MaskFilesError?
    {
        do {
            _ = try choose(arrays, options)
            return nil
        } catch {
            return error
        }
    }
}

extension ChosenInstance {
    fileprivate var layers: [String] { arrays.map(\.array.name) }
}

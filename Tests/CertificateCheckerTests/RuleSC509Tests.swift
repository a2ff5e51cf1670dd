import CertificateChecker
import Testing

private func place(_ layers: [LayerMask], _ leave: String, _ inner: String) throws -> String? {
    try networkPlace(layers, "{\"rule\": \"SC509\", \"leave\": \(leave), \"proof\": \(inner)}")
}

/// Two neurons of two inputs and two outputs, and a third one that has but one output.
private let wide: [LayerMask] = [["11", "11", "11"], ["110", "111"]]
private let complete = Proof.twoLayers([#"{"rule": "SC201", "classes": [0]}"#, #"{"rule": "SC301"}"#])

@Suite struct SpareNeuronTests {
    @Test func whatIsEverythingWithoutANeuronIsEverything() throws {
        #expect(try place(wide, "[[2]]", complete) == nil)
        // One layer is everything, but there are two.
        #expect(try place(wide, "[[2]]", Proof.peeled([])) == "proof.proof.rule")
    }

    @Test func theRestHasTheSameBooleanProduct() throws {
        #expect(try place([["11", "11", "11"], ["100", "001"]], "[[2]]", complete) == "proof.leave")
        #expect(try place(wide, "[[0, 1]]", complete) == "proof.leave")
    }

    @Test func aProofThatTheRestIsClosedIsNotEnough() throws {
        // Without two of the neurons what is left are the matrices of rank one, a closed set.
        let full: [LayerMask] = [["11", "11", "11"], ["111", "111"]]
        #expect(try place(full, "[[1, 2]]", Proof.twoLayers([#"{"rule": "SC302"}"#])) == "proof.proof.proof[0].rule")
        #expect(try place(full, "[[1, 2]]", Proof.peeled(["output"])) == "proof.proof.rule")
        #expect(
            try place(full, "[[1, 2]]", Proof.twoLayers([#"{"rule": "SC306", "order": [0]}"#]))
                == "proof.proof.proof[0]")
        for rule in ["SC501", "SC505", "SC507"] {
            #expect(try place(full, "[[2]]", "{\"rule\": \"\(rule)\"}") == "proof.proof.rule")
        }
        // Nor inside a component.
        let parts = "{\"rule\": \"SC503\", \"parts\": [\(Proof.twoLayers([#"{"rule": "SC302"}"#]))]}"
        #expect(try place(full, "[[1, 2]]", parts) == "proof.proof.parts[0].proof[0].rule")
    }

    @Test func neuronsAreThoseOfTheInnerLevels() throws {
        #expect(try place(wide, "[[3]]", complete) == "proof.leave[0][0]")
        #expect(try place(wide, "[[2, 2]]", complete) == "proof.leave[0][1]")
        #expect(try place(wide, "[]", complete) == "proof.leave")
        #expect(try place(wide, "[[], [2]]", complete) == "proof.leave[1]")
    }
}

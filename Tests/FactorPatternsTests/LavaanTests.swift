import FactorPatterns
import Testing

/// Models in the syntax of lavaan.
struct LavaanTests {
    @Test(arguments: [
        ("F =~ NA*x1 + 1*x2 + a*x3 + start(0.5)*x4 + 0.5?x5", "F: x1 x2 x3 x4 x5"),
        ("F =~ x1 + 0*x2 + -0.0*x3\nG =~ x2 + x3", "F: x1; G: x2 x3"), ("F =~ x1\n  + x2\nF =~ x3", "F: x1 x2 x3"),
        ("F =~ x1; G =~ x2", "F: x1; G: x2"), ("F + G =~ x1 + x2", "F: x1 x2; G: x1 x2"),
        ("F =~ \"my item\" + label(\"a\")*x2", "F: my item x2"), ("F =~ -1*x1 + NA*b*x2", "F: x1 x2"),
        ("F =~ NA*x1 + a*x1", "F: x1"), ("F =~ 1e-3*x1 + x2", "F: x1 x2"),
    ]) func loadingsAreTakenWithTheirModifiers(text: String, words: String) throws {
        #expect(try pattern(text).words == words)
    }

    @Test func whatIsNotAboutLoadingsIsTold() throws {
        let model = try pattern("F =~ x1 + x2\nF ~~ 1*F\nx1 ~~ x2\ny ~ F\nx1 | t1\nm := a*b")
        #expect(model.words == "F: x1 x2")
        #expect(
            model.notes == [
                "not about loadings, and not taken (covariances, regressions, thresholds, definitions): lines 2, 3, 4, 5, 6"
            ])
    }

    @Test func markersAndRepetitionsAreTold() throws {
        let notes = try pattern("F =~ 1*x1 + x2 + x2 + 0*x3\nG =~ x3").notes
        #expect(notes.count == 3)
        #expect(notes[0].contains("'x1' in 'F'") && notes[0].contains("taken as free"))
        #expect(notes[1] == "fixed at zero, and outside of the pattern: 'x3' in 'F'")
        #expect(notes[2] == "listed twice, and taken once: 'x2' in 'F'")
    }

    @Test(arguments: [
        (
            "F =~ a*x1 + a*x2",
            "model.txt:1:8: expected loadings that are free of one another, found the label 'a' twice"
        ),
        ("F =~ a*x1\nG =~ a*x2", "the label 'a' twice"), ("F =~ a*x1 + x2\nF ~~ a*F", "the label 'a' twice"),
        ("F + G =~ a*x1", "the label 'a' twice"), ("F =~ a*x1 + b*x2\na == b", "a constraint on parameters"),
        ("F =~ a*x1\na > 0", "a constraint on parameters"),
        ("F =~ x1 + equal(\"F=~x1\")*x2", "a loading that equals another"),
        ("F =~ 1*x1 + 2*x2", "expected at most one fixed loading of factor 'F', found those of 'x1' and of 'x2'"),
        ("F =~ c(a, b)*x1", "expected a model of one group"),
        ("F =~ x1\ngroup: 1\nF =~ x2", "expected a model of one group"),
        ("G =~ F1 + F2\nF1 =~ x1\nF2 =~ x2", "model.txt:1:6: expected an item, found the factor 'F1'"),
        ("F <~ x1 + x2", "found a composite"), ("F =~", "model.txt:1:3: expected an item after this, found none"),
        ("F =~ x1 +", "expected an item after this, found none"), ("F =~ x1 x2", "expected '+' or '*' before 'x2'"),
        ("F =~ x1 + 3", "expected an item"), ("=~ x1", "expected the name of a factor before '=~'"),
        ("F =~ x1 + NA*x2 + 0*x2", "found a zero loading and a free one"),
        ("F =~ 0*x1", "expected an item with a free loading"),
        ("F =~ x1\nx2", "model.txt:2:1: expected a formula such as 'F =~ x1 + x2', found none"),
        ("F =~ x1 @ x2", "expected a name, a number or an operator of lavaan, found '@'"),
        ("F =~ foo(1)*x1", "expected a number, NA, a label or start(…) before '*', found 'foo'"),
    ]) func otherModelsAreRefused(text: String, message: String) {
        #expect(fault(text, .lavaan).contains(message), "\(fault(text, .lavaan))")
    }
}

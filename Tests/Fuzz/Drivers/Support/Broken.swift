/// Ends the run, so that libFuzzer keeps the input: a law does not hold.
package func broken(_ law: String) -> Never { fatalError("broken law: \(law)") }

import ExactArithmetic
import PolynomialAlgebra
import Testing

/// A division by zero ends the process, with a message that names the mistake, in optimised builds too.
@Suite struct DivisionByZeroTests {
    private func names(_ result: ExitTest.Result?) -> Bool {
        String(decoding: result?.standardErrorContent ?? [], as: UTF8.self).contains(
            "Division by zero in exact arithmetic")
    }

    @Test func ofSmallIntegersTraps() async {
        let quotient = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(7) / Integer(0)
        }
        let remainder = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(7) % Integer(0)
        }
        let both = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(7).quotientAndRemainder(dividingBy: 0)
        }
        let exact = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(0).dividedExactly(by: 0)
        }
        #expect(names(quotient) && names(remainder) && names(both) && names(exact))
    }

    @Test func ofLargeIntegersTraps() async {
        let quotient = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(7).power(99) / 0
        }
        let remainder = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(7).power(99) % 0
        }
        let both = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(7).power(99).quotientAndRemainder(dividingBy: 0)
        }
        let exact = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Integer(7).power(99).dividedExactly(by: 0)
        }
        #expect(names(quotient) && names(remainder) && names(both) && names(exact))
    }

    @Test func ofRationalNumbersTraps() async {
        let quotient = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Rational(7) / 0
        }
        let reciprocal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Rational(0).reciprocal
        }
        let fraction = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Rational(Integer(1), Integer(0))
        }
        let power = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Rational(0).power(-1)
        }
        #expect(names(quotient) && names(reciprocal) && names(fraction) && names(power))
    }

    @Test func ofALaurentPolynomialAtItsPoleTraps() async {
        let value = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = LaurentPolynomial.t(-1).value(at: 0)
        }
        #expect(names(value))
    }

    @Test func aNegativePowerOfAnIntegerTraps() async {
        await #expect(processExitsWith: .failure) { _ = Integer(2).power(-1) }
    }
}

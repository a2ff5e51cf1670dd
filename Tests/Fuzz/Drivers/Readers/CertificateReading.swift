import FuzzSupport
import CertificateChecker
import CheckerInput
import Foundation

/// Certificates, with their masks inside or in a file beside them.
enum CertificateReading {
    private static let limits: Limits = {
        var limits = Limits()
        limits.work = 20_000_000
        return limits
    }()

    static func check(_ certificate: Data, masks: (Data, String)?) {
        do throws(CheckerInputError) {
            let result = try CertificateVerifier.verify(certificate: certificate, maskFile: masks, limits: limits)
            if case .rejected(let rejection) = result {
                requireOneLine(rejection.reason)
                if rejection.place.isEmpty { broken("a rejection has a place: \(rejection.reason)") }
            }
        } catch { requireOneLine(error.description) }
    }

    static func checkBoth(_ bytes: Data) {
        guard let line = bytes.firstRange(of: Data("\n---\n".utf8)) else {
            return check(bytes, masks: (bytes, "masks.txt"))
        }
        check(Data(bytes[..<line.lowerBound]), masks: (Data(bytes[line.upperBound...]), "masks.txt"))
    }
}

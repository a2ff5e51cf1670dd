import CertificateChecker
import CheckerInput
import Foundation

extension CertificateVerifier {
    /// Checks a file; `-` is standard input.
    ///
    /// - Throws: `CheckerInputError` if a file cannot be opened or is too large, or the mask file is not a mask file.
    public static func verify(path: String, inputPath: String? = nil, limits: Limits = Limits())
        throws(CheckerInputError) -> Verification
    {
        var masks: MaskFile?
        if let inputPath { masks = try readMasks(inputPath, limits: limits) }
        return try verify(path: path, masks: masks, limits: limits)
    }

    static func readMasks(_ path: String, limits: Limits) throws(CheckerInputError) -> MaskFile {
        try MaskFile(try FileBytes.read(path, limit: limits.maskBytes), name: path)
    }

    static func verify(path: String, masks: MaskFile?, limits: Limits) throws(CheckerInputError) -> Verification {
        meter(try FileBytes.read(path, limit: limits.certificateBytes), masks: masks, limits: limits).result
    }
}

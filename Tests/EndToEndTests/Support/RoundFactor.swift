import Foundation

/// How much longer the random tests are than usual: the environment variable SUPPORTCHECK_SCALE, 1 without it.
enum RoundFactor {
    static let value = ProcessInfo.processInfo.environment["SUPPORTCHECK_SCALE"].flatMap(Int.init) ?? 1
}

import Foundation

/// Runs `body`, and ends the process if that took more seconds of the processor: on a machine that others use too,
/// libFuzzer's own limit, which is one on the clock on the wall, tells little.
package func within(seconds: Double, _ body: () -> Void) {
    let start = processorSeconds()
    body()
    let duration = processorSeconds() - start
    if duration > seconds { fatalError("an input takes \(duration) s") }
}

private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

import Foundation
import SupportMasks
import SupportTheory
import Synchronization
import Testing

/// Results come in the order of the inputs, each once, whatever the threads do.
struct OrderedPipelineTests {
    private static func run(threads: Int, count: Int, seed: UInt64, most: Int = .max) -> (results: [Int], taken: Int) {
        var generator = SplitMix64(seed: seed)
        let results = Mutex<[Int]>([])
        let isBusy = Mutex(false)
        let pipeline = OrderedPipeline<(number: Int, pause: UInt32), Int>(threads: threads) { input in
            usleep(input.pause)
            return input.number * input.number
        } deliver: { result in
            #expect(
                isBusy.withLock {
                    let was = $0; $0 = true; return !was
                }, "one at a time")
            defer { isBusy.withLock { $0 = false } }
            return results.withLock { results in
                results.append(result)
                return results.count < most
            }
        }
        var taken = 0
        for number in 0..<count where pipeline.submit((number, UInt32.random(in: 0...300, using: &generator))) {
            taken += 1
        }
        pipeline.finish()
        return (results.withLock { $0 }, taken)
    }

    @Test(arguments: [1, 2, 3, 8], [0, 1, 5, 300])
    func resultsComeInOrder(threads: Int, count: Int) {
        let seed: UInt64 = 7
        #expect(
            Self.run(threads: threads, count: count, seed: seed).results == (0..<count).map { $0 * $0 }, "seed \(seed)")
    }

    @Test(arguments: [1, 2, 8])
    func aStreamEndsWhenNoMoreIsWanted(threads: Int) {
        let (results, taken) = Self.run(threads: threads, count: 2_000, seed: 8, most: 10)
        #expect(results == (0..<10).map { $0 * $0 })
        #expect(taken < 2_000, "submitting tells that the stream has ended")
    }
}

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

    @Test(arguments: [2, 8], [(count: 1, weight: 5), (count: 20, weight: 7), (count: 1_000, weight: 1)])
    func noMoreIsInFlightThanTheWindowHolds(threads: Int, window: (count: Int, weight: Int)) {
        let delivered = Mutex(0)
        let most = Mutex((inputs: 0, weight: 0))
        let limits = PipelineWindow<Int, Int>(
            count: window.count, mostWeight: 10 * window.weight, weight: { _ in window.weight },
            weightOfResult: { _ in 2 * window.weight })
        let pipeline = OrderedPipeline<Int, Int>(threads: threads, window: limits) { input in
            if input % 50 == 0 { usleep(3_000) }
            return input
        } deliver: { result in
            delivered.withLock { count in
                #expect(result == count)
                count += 1
                return true
            }
        }
        for input in 0..<400 {
            #expect(pipeline.submit(input))
            let inFlight = input + 1 - delivered.withLock { $0 }
            most.withLock { $0 = (max($0.inputs, inFlight), max($0.weight, inFlight * window.weight)) }
        }
        pipeline.finish()
        #expect(delivered.withLock { $0 } == 400)
        // One more may be counted as delivered by the pipeline before it is here.
        let (inputs, weight) = most.withLock { $0 }
        #expect(inputs <= window.count + 1)
        #expect(weight <= (10 + 2) * window.weight)
    }

    @Test func aStreamThatEndsWhileTheWindowIsFullLetsTheSubmitterGo() {
        for threads in [2, 3] {
            let pipeline = OrderedPipeline<Int, Int>(threads: threads, window: PipelineWindow(count: 4)) { input in
                usleep(200)
                return input
            } deliver: { _ in
                false
            }
            var taken = 0
            while taken < 10_000, pipeline.submit(taken) { taken += 1 }
            pipeline.finish()
            #expect(taken < 10_000 && !pipeline.submit(0))
        }
    }
}

import Dispatch
import Synchronization

/// The results of a function for each element, in their order, on several threads.
func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], threads: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    guard threads > 1, elements.count > 1 else { return elements.map(transform) }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: min(threads, elements.count)) { _ in
        while true {
            let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard place < elements.count else { return }
            let result = transform(elements[place])
            results.withLock { $0[place] = result }
        }
    }
    return results.withLock { $0 }.compactMap { $0 }
}

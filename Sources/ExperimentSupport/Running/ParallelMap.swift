import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The images of the elements, in their order, computed by several threads: the same whatever their number is.
    public func parallelMap<Image: Sendable>(threads: Int, _ transform: @Sendable (Element) -> Image) -> [Image] {
        let images = Mutex([Image?](repeating: nil, count: count))
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: Swift.max(1, Swift.min(threads, count))) { _ in
            // One element at a time, since some take much longer than others.
            while let index = next.withLock({ taken -> Int? in
                guard taken < self.count else { return nil }
                defer { taken += 1 }
                return taken
            }) {
                let image = transform(self[index])
                images.withLock { $0[index] = image }
            }
        }
        return images.withLock { $0.compactMap { $0 } }
    }
}

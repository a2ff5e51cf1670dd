import SupportTheory

extension CommandContext {
    /// Sets the limits of a run before its files are read.
    ///
    /// - Parameters:
    ///   - paths: what is read.
    ///   - known: the ending while that is so, where the memory is enough for it.
    /// - Throws: if a process without input holds more memory than the run may.
    func begin(
        _ limits: RunLimits, reading paths: [String],
        _ known: @escaping @Sendable (Interruption.Cause) -> Ending
    ) throws(CommandError) {
        guard let runGuard else { return }
        try checkMemory(limits)
        runGuard.watch(limits) { cause in
            guard cause == .memoryLimit, let limit = limits.memory else { return known(cause) }
            return Ending(note: MemoryNeed.reading(paths, limit: limit), manner: .status(2))
        }
    }

    /// Sets the limits of a run that reads no masks.
    ///
    /// - Parameters:
    ///   - isOfEach: whether the time limit is that of one question among many, which the command keeps.
    ///   - known: the ending at any time.
    /// - Throws: if a process without input holds more memory than the run may.
    func begin(_ limits: RunLimits, isOfEach: Bool = false, _ known: @escaping KnownSoFar) throws(CommandError) {
        guard let runGuard else { return }
        try checkMemory(limits)
        runGuard.watch(limits, isOfEach: isOfEach, known)
    }

    private func checkMemory(_ limits: RunLimits) throws(CommandError) {
        if let limit = limits.memory, let complaint = MemoryNeed.beginning(limit: limit) { throw .usage(complaint) }
    }
}

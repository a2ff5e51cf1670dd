extension Kernel {
    /// A kernel that is left when one line is deleted, and how it lies in this one.
    struct Deletion: Sendable {
        var kernel: Kernel
        var renaming: KernelRenaming
    }

    /// The kernels of all one-line deletions, without repetition. A deletion that leaves nothing is not listed: the set
    /// {0} is closed.
    public var deletedKernels: [Kernel] {
        var seen: Set<Kernel> = []
        return deletions().map(\.kernel).filter { seen.insert($0).inserted }
    }

    /// The one-line deletions, rows first; equal lines have one deletion.
    func deletions() -> [Deletion] {
        deletions(.rows) + deletions(.columns)
    }

    private func deletions(_ side: Side) -> [Deletion] {
        let types = side == .rows ? rowTypes : columnTypes
        return types.indices.filter { $0 == 0 || types[$0] != types[$0 - 1] }.compactMap { deleted in
            // The names, in this kernel, of the lines that stay.
            let names = types.indices.filter { $0 != deleted }
            let left = names.map { types[$0] }
            let (rows, columns) = side == .rows ? (left, columnTypes) : (rowTypes, left)
            guard case (let kernel, var renaming)? = KernelRenaming.kernel(rowTypes: rows, columnTypes: columns) else {
                return nil
            }
            if (side == .rows) != renaming.isTransposed {
                renaming.rows = renaming.rows.map { names[$0] }
            } else {
                renaming.columns = renaming.columns.map { names[$0] }
            }
            return Deletion(kernel: kernel, renaming: renaming)
        }
    }
}

import Testing

extension Tag {
    /// Takes more than a second. The suites of such tests are serialized, so that none of them counts the time in which
    /// it waits for a processor.
    @Tag package static var long: Self
}

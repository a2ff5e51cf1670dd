/// The images of elements modulo primes, made when they are first asked for.
struct F4Images {
    private var primes = WordPrimes()
    private var known: [[Int: F4Image]] = []

    /// The field of prime number `number`.
    mutating func field(_ number: Int) -> PrimeField {
        PrimeField(primes.prime(number))
    }

    /// The images of the elements `wanted` modulo prime number `number`; nil if it divides one of their leading
    /// coefficients.
    mutating func images(of wanted: [Int], _ elements: [F4Element], prime number: Int) -> [Int: F4Image]? {
        let field = field(number)
        while known.count <= number { known.append([:]) }
        for index in wanted where known[number][index] == nil {
            guard let image = F4Image(elements[index], field) else { return nil }
            known[number][index] = image
        }
        return known[number]
    }
}

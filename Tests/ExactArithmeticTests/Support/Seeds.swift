/// Seeds of the random tests; the seed is the argument of the test case, so a failure names it.
let seeds: [UInt64] = [1, 20_260_727, 0xDEAD_BEEF]

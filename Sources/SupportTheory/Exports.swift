// What a client of the library meets in its results: masks, rules, proofs and answers.
@_exported import MaskedStates
@_exported import Membership
@_exported import Proofs
@_exported import Rules
@_exported import SupportMasks

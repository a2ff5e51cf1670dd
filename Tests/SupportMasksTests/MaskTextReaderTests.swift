import Foundation
import SupportMasks
import TestSupport
import Testing

@Suite struct MaskTextReaderTests {
    @Test(arguments: [
        "I:\n10\n11\nJ:\n10\n11\n",
        "I:\n10\n11\nJ:\n10\n11",
        "J:\n10\n11\nI:\n10\n11\n",
        "10\n11\n\n10\n11\n",
        "\n\n10\n11\n\n\n\n10\n11\n\n",
        "I:\n\n\n10\n11\n\nJ:\n \t\n10\n11\n",
        "# comment\nI: # the left factor\n1 0\n# between rows\n1\t1 # a row\n  J:  \n x.\nx x\n",
        "I:\r\n10\r\n11\r\nJ:\r\n1 0\r\n1 1\r\n",
        "10\r\n11\r\n\r\n10\r\n11\r\n",
        "\u{FEFF}I:\n10\n11\nJ:\n10\n11\n",
        "1.\n?*\n\nx0\n11\n",
        "10 #é\n1  1\n# é\n\n 10\n11\t\r\n",
        "10#c\n11#\n\n10\n11",
    ])
    func variantsOfTheSameFactorizationAreEqual(text: String) throws {
        #expect(try read(text) == [factorization("f", ["10", "11"], ["10", "11"])])
    }

    @Test func iAndJAreToldApartInEitherOrder() throws {
        let expected = try factorization("f", ["10"], ["01", "11", "00"])
        #expect(try read("I:\n10\nJ:\n01\n11\n00") == [expected])
        #expect(try read("J:\n01\n11\n00\nI:\n10") == [expected])
        #expect(try read("10\n\n01\n11\n00") == [expected])
    }

    @Test func networksAreReadInputSideFirst() throws {
        let fc1 = Layer(name: "fc1", mask: try matrix("110", "011"))
        let fc2 = Layer(name: "fc 2: é", mask: try matrix("11"))
        let instance = try #require(try read("layer fc1:\n110\n011\nlayer  fc 2: é :\n11\n").first)
        #expect(instance == MaskInstance(name: "f", masks: .network([fc1, fc2])))
        #expect(instance.factorSupports == FactorSupports(left: try matrix("11"), right: try matrix("10", "11", "01")))
        let single = try read("layer only:\n101")
        #expect(single == [MaskInstance(name: "f", masks: .network([Layer(name: "only", mask: try matrix("101"))]))])
        #expect(single[0].factorSupports == nil)
        #expect(try read("layer a:\n1\nlayer b:\n1\nlayer c:\n1")[0].factorSupports == nil)
    }

    @Test func kroneckerBlocksStandForTheirSupports() throws {
        let expected = kroneckerProduct(kroneckerProduct(identity(2), ones(3, 2)), identity(2))
        let instance = try read("I:\nkron 2,3,2,2\nJ:\n  kron 1 , 1,\t8 ,1 # full row")
        #expect(instance[0].factorSupports == FactorSupports(left: expected, right: ones(1, 8)))
        #expect(try read("kron 2,3,2,2\n\n11111111") == instance)
        let layers = try read("layer a:\nkron 1,2,2,1\n\nlayer b:\n11\n")
        #expect(layers[0].factorSupports == FactorSupports(left: ones(1, 2), right: ones(2, 2)))
    }

    @Test func instancesKeepTheirNamesAndOrder() throws {
        let text = "# three\ninstance b\nI:\n1\nJ:\n1\n\ninstance a é x # name\n\n1\n\n0\ninstance net\nlayer l:\n10\n"
        let instances = try read(text)
        #expect(instances.map(\.name) == ["b", "a é x", "net"])
        #expect(instances[1] == (try factorization("a é x", ["1"], ["0"])))
        #expect(instances[2].masks == .network([Layer(name: "l", mask: try matrix("10"))]))
    }

    @Test(arguments: [
        ("dir/lu.txt", "lu"), ("lu", "lu"), ("a.b.txt", "a.b"), ("/x/.txt", ".txt"), ("dir.d/lu", "lu"), ("lu.", "lu"),
    ])
    func theNameOfTheFileIsTheNameOfItsInstance(file: String, name: String) throws {
        let bytes = Data("1\n\n1".utf8)
        #expect(try MaskTextReader.read(bytes: bytes, fileName: file).map(\.name) == [name])
        #expect(try bytes.withUnsafeBytes { try MaskTextReader.read(bytes: $0, fileName: file) }.map(\.name) == [name])
    }

    /// Every layout of a row, at widths on either side of the eight bytes and 64 cells that are decoded together.
    @Test func everyLayoutOfARowGivesTheSameCells() throws {
        var generator = SplitMix64(seed: 11)
        for width in [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200] {
            let left = randomMatrix(5, width, using: &generator)
            let right = randomMatrix(4, width, using: &generator)
            let expected = [MaskInstance(name: "f", masks: .factorization(FactorSupports(left: left, right: right)))]
            let layouts: [(String) -> String] = [
                { $0 }, { $0.map(String.init).joined(separator: " ") }, { $0.map(String.init).joined(separator: "\t") },
                { $0.map { $0 == "1" ? "x" : "." }.joined() }, { $0 + " " }, { " " + $0 }, { $0 + "\r" }, { $0 + "#1" },
                { $0.map(String.init).joined(separator: " ") + "\r" }, { $0.map(String.init).joined(separator: "  ") },
            ]
            for layout in layouts {
                let rows = [["I:"], left.rowStrings.map(layout), ["J:"], right.rowStrings.map(layout)].flatMap { $0 }
                #expect(try read(rows.joined(separator: "\n")) == expected, "width \(width), seed 11")
                #expect(try read(rows.joined(separator: "\n") + "\n") == expected, "width \(width), seed 11")
            }
        }
    }

    /// Any one character of a plain row changed to any other byte is read as what it is, or refused at its place.
    @Test(arguments: [" ", ""]) func noByteIsTakenForACellThatItIsNot(separator: String) throws {
        let width = 70
        let row = [String](repeating: "0", count: width).joined(separator: separator)
        let prefix = Array("I:\n\(row)\n".utf8)
        let suffix = Array("\nJ:\n\(row)\n".utf8)
        for position in [0, 1, 7, 8, 9, row.utf8.count - 2, row.utf8.count - 1] {
            for byte in UInt8(0)...255 where byte != UInt8(ascii: "#") && byte != UInt8(ascii: "\n") {
                var changed = Array(row.utf8)
                let original = changed[position]
                changed[position] = byte
                let isBlank = byte == 0x20 || byte == 0x09
                let isCell = "01.x*?".utf8.contains(byte)
                let message = complaint(prefix + changed + suffix)
                let isLineEnd = byte == UInt8(ascii: "\r") && position == row.utf8.count - 1
                if original == UInt8(ascii: "0") ? isCell : isBlank {
                    #expect(message == nil, "byte \(byte) at \(position)")
                } else if isCell || isBlank && separator.isEmpty && (1..<width - 1).contains(position) {
                    // Two cells that were apart are together, or two that were together are apart.
                    #expect(message?.contains("expected cells of one character") == true, "byte \(byte) at \(position)")
                } else if isBlank || isLineEnd {
                    #expect(message?.contains("expected 70 cells") == true, "byte \(byte) at \(position)")
                } else {
                    // What joins two cells to a number, as 0e0, is refused where that begins.
                    let places = original == UInt8(ascii: "0") ? [position + 1] : [position, position + 1]
                    let isPlaced = places.contains { message?.hasPrefix("f.txt:3:\($0): expected ") == true }
                    #expect(isPlaced, "byte \(byte) at \(position): \(message ?? "none")")
                }
            }
        }
    }
}

import SupportMasks
import TestSupport
import Testing

/// A text that is refused, and the error.
struct Refused: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let error: String

    init(_ text: String, _ error: String) { (bytes, self.error) = (Array(text.utf8), "f.txt:" + error) }
    init(bytes: [UInt8], _ error: String) { (self.bytes, self.error) = (bytes, "f.txt:" + error) }

    var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }
}

private let cell = "expected a cell (1 x * ? inside, 0 . outside)"
private let transposes = "; the transposes would fit (--transpose)"
private let headers = "or a header ('I:', 'J:', 'layer NAME:', 'instance NAME', 'kron a,b,c,d')"

@Suite struct MaskTextErrorTests {
    @Test(arguments: [
        Refused("", "1:1: expected a mask, found an empty file"),
        Refused("\u{FEFF}", "1:1: expected a mask, found an empty file"),
        Refused("# nothing\n\n  \n", "1:1: expected a mask, found only comments and blank lines"),
        Refused("I:\n10\n1\nJ:\n11", "3:2: expected 2 cells as in the first row of the block (line 2), found 1"),
        Refused("I:\n1\n1 0\nJ:\n11", "3:3: expected 1 cell as in the first row of the block (line 2), found more"),
        Refused(
            "I:\n10\n1 0 1 # c\nJ:\n11", "3:5: expected 2 cells as in the first row of the block (line 2), found more"),
        Refused("10\n11\n\n11\n1", "5:2: expected 2 cells as in the first row of the block (line 4), found 1"),
        Refused("I:\n1K\nJ:\n11", "2:2: \(cell), found 'K'"),
        Refused("I:\n10\n1é\nJ:\n11", "3:2: \(cell), found 'é' (U+00E9)"),
        Refused("I:\n10\n1\u{A0}0\nJ:\n11", "3:2: \(cell), found U+00A0"),
        Refused("10\r11\r", "1:3: \(cell), found U+000D"),
        Refused("10\r\r\n11\r\n", "1:3: \(cell), found U+000D"),
        Refused("i:\n10", "1:1: \(cell) \(headers), found 'i'"),
        Refused("I:\n10\n\nK:\n10", "4:1: \(cell) \(headers), found 'K'"),
        Refused("I :\n10", "1:1: \(cell) \(headers), found 'I'"),
        Refused("\u{FEFF}\u{FEFF}10", "1:1: \(cell) \(headers), found U+FEFF"),
        Refused("1,0\n1,1", "1:2: \(cell), found ','"),
        Refused("1 2", "1:3: \(cell), found '2'"),
        Refused("I: 10\n11", "1:4: expected the end of the line after 'I:', found '1'"),
        Refused("J:x", "1:3: expected the end of the line after 'J:', found 'x'"),
    ])
    func faultsOfRowsAreNamedAtTheirPlace(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test(arguments: [
        Refused(
            "I:\n10\nJ:\n111\n",
            "4:1: expected I and J to have the same number of columns, found 2 in I and 3 in J\(transposes)"),
        Refused(
            "J:\n10\nI:\n  111\n",
            "4:3: expected I and J to have the same number of columns, found 3 in I and 2 in J\(transposes)"),
        Refused(
            "10\n\n1", "3:1: expected I and J to have the same number of columns, found 2 in I and 1 in J\(transposes)"),
        Refused(
            "10\n\nkron 1,1,3,1",
            "3:1: expected I and J to have the same number of columns, found 2 in I and 3 in J\(transposes)"),
        Refused("I:\n10\n", "3:1: expected 'J:' after 'I:' (line 1), found the end of the file"),
        Refused("I:\n10", "2:3: expected 'J:' after 'I:' (line 1), found the end of the file"),
        Refused("J:\n10\n", "3:1: expected 'I:' after 'J:' (line 1), found the end of the file"),
        Refused("instance a\nI:\n10\ninstance b\n", "4:1: expected 'J:' after 'I:' (line 2), found 'instance b'"),
        Refused(
            "10\n",
            "2:1: expected a blank line and a second block (J) after the block on line 1, found the end of the file"),
        Refused("1\n\n1\n\n1\n", "5:1: expected two blocks without headers (I, then J), found a third"),
        Refused("1\n\n1\n\nkron 1,1,1,1\n", "5:1: expected two blocks without headers (I, then J), found a third"),
        Refused("I:\n1\nI:\n1\n", "3:1: expected one 'I:' in an instance, found a second (the first is on line 1)"),
        Refused(
            "I:\n1\nJ:\n1\nJ:\n1\n", "5:1: expected one 'J:' in an instance, found a second (the first is on line 3)"),
        Refused(
            "I:\n1\nJ:\n1\n\n1\n",
            "6:1: expected a header before this line, as the block of 'J:' has ended, found a row"),
        Refused(
            "layer a:\n1\n\n1\n",
            "4:1: expected a header before this line, as the block of 'layer a:' has ended, found a row"),
        Refused(
            "I:\n1\n\nkron 1,1,1,1\n",
            "4:1: expected a header before this line, as the block of 'I:' has ended, found 'kron 1,1,1,1'"),
        Refused("1\nI:\n1\n", "2:1: expected a block without a header, as that on line 1, found 'I:'"),
        Refused("I:\n1\nlayer a:\n1\n", "3:1: expected 'J:', as the instance is a factorization, found 'layer a:'"),
        Refused("layer a:\n1\nI:\n1\n", "3:1: expected 'layer NAME:', as the instance is a network, found 'I:'"),
        Refused("I:\n", "2:1: expected rows after 'I:' (line 1), found the end of the file"),
        Refused("I:\n\nJ:\n1\n", "3:1: expected rows after 'I:' (line 1), found 'J:'"),
        Refused("layer a:\n# none\nlayer b:\n1\n", "3:1: expected rows after 'layer a:' (line 1), found 'layer b:'"),
    ])
    func faultsOfBlocksAreNamedAtTheirPlace(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test(arguments: [
        Refused(
            "layer a:\n11\n11\n11\nlayer b:\n11\n",
            "6:1: expected layer 'b' to have 3 columns (inputs), the rows (outputs) of layer 'a', found 2"
        ),
        Refused(
            "layer a:\n1\nlayer a:\n1\n",
            "3:1: expected layers with different names, found 'layer a:' again (first on line 1)"),
        Refused("layer a\n1", "1:7: expected ':' at the end of a layer's header, found 'a'"),
        Refused("layer a: 10", "1:11: expected ':' at the end of a layer's header, found '0'"),
        Refused("layer é", "1:7: expected ':' at the end of a layer's header, found 'é' (U+00E9)"),
        Refused("layer", "1:5: expected ':' at the end of a layer's header, found 'r'"),
        Refused("layer :", "1:7: expected a name after 'layer', found none"),
        Refused("layer:", "1:6: expected a name after 'layer', found none"),
        Refused("layer a\u{1B}[31m:\n1", "1:8: expected a name without control characters, found U+001B"),
        Refused("instance\n", "1:9: expected a name after 'instance', found none"),
        Refused("instance é\tb\n", "1:11: expected a name without control characters, found U+0009"),
        Refused("instance a\n", "2:1: expected masks after 'instance a', found the end of the file"),
        Refused("instance a\n  instance b\n1\n\n1", "2:3: expected masks after 'instance a', found 'instance b'"),
        Refused(
            "instance a\n1\n\n1\ninstance a\n1\n\n1\n",
            "5:1: expected instances with different names, found 'instance a' again (first on line 1)"
        ),
        Refused(
            "# c\n1\n\n1\ninstance a\n1\n\n1\n",
            "5:1: expected every instance to begin with 'instance NAME', found masks before the first (line 2)"
        ),
        Refused(
            "I:\n1\n\(String(repeating: "layer ", count: 10)):",
            "3:1: expected 'J:', as the instance is a factorization, found 'layer layer layer layer layer layer laye…'"
        ),
    ])
    func faultsOfLayersAndInstancesAreNamedAtTheirPlace(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test(arguments: [
        Refused("kron 1,2,2", "1:6: expected four numbers a,b,c,d after 'kron', found 3"),
        Refused("kron 1,2,2,1,1", "1:6: expected four numbers a,b,c,d after 'kron', found 5"),
        Refused("kron", "1:5: expected four numbers a,b,c,d after 'kron', found none"),
        Refused("kron 1 2 2 1", "1:6: expected four numbers a,b,c,d after 'kron', found 1"),
        Refused("I:\nkron 1,0,2,1", "2:8: expected a positive integer, found '0'"),
        Refused("I:\nkron 1, -2,2,1", "2:9: expected a positive integer, found '-2'"),
        Refused("kron 1,+2,2,1", "1:8: expected a positive integer, found '+2'"),
        Refused("kron 1,2,,1", "1:10: expected a positive integer, found nothing"),
        Refused("kron 1,2,2,1 1", "1:12: expected a positive integer, found '1 1'"),
        Refused("kron 1,2,2,1.5", "1:12: expected a positive integer, found '1.5'"),
        Refused(
            "kron 1,2,99999999999999999999,1",
            "1:10: expected an integer of at most 9223372036854775807, found '99999999999999999999'"),
        Refused("kron 2,1,1,40000", "1:6: expected at most 65536 rows, found 80000"),
        Refused("kron 1,1,65537,1", "1:6: expected at most 65536 columns, found 65537"),
        Refused(
            "kron 4294967296,4294967296,1,4", "1:6: expected at most 65536 rows, found more than 9223372036854775807"),
        Refused("kron 1,65536,65536,1", "1:6: expected at most 2147483648 cells in a mask, found 65536 × 65536"),
        Refused("kron 1,1,2,1\n11", "2:1: expected a blank line or a header after 'kron 1,1,2,1', found a row"),
        Refused(
            "I:\nkron 1,1,2,1\nkron 1,1,2,1",
            "3:1: expected a blank line or a header after 'kron 1,1,2,1', found 'kron 1,1,2,1'"),
        Refused("11\nkron 1,1,2,1", "2:1: expected a row, a blank line or a header, found 'kron 1,1,2,1'"),
    ])
    func faultsOfKroneckerBlocksAreNamedAtTheirPlace(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test(arguments: [
        Refused(bytes: Array("I:\n1".utf8) + [0xFF, 0x0A], "2:2: expected UTF-8, found the byte 0xFF"),
        Refused(bytes: Array("# é".utf8) + [0xC3, 0x0A], "1:4: expected UTF-8, found the byte 0xC3"),
        Refused(bytes: Array("#".utf8) + [0xC0, 0x80], "1:2: expected UTF-8, found the byte 0xC0"),
        Refused(bytes: Array("#".utf8) + [0xED, 0xA0, 0x80], "1:2: expected UTF-8, found the byte 0xED"),
        Refused(bytes: Array("#".utf8) + [0xE2, 0x82], "1:2: expected UTF-8, found the byte 0xE2"),
        Refused(bytes: Array("#".utf8) + [0xF4, 0x90, 0x80, 0x80], "1:2: expected UTF-8, found the byte 0xF4"),
        Refused(bytes: Array("#".utf8) + [0x80], "1:2: expected UTF-8, found the byte 0x80"),
        Refused(bytes: [0xFF, 0xFE, 0x31, 0x00], "1:1: expected UTF-8, found the byte 0xFF"),
        Refused(bytes: Array("10\n1".utf8) + [0x00] + Array("\n".utf8), "2:2: expected text, found a NUL byte"),
        Refused(bytes: Array("# 0123456789".utf8) + [0x00], "1:13: expected text, found a NUL byte"),
    ])
    func bytesThatAreNoTextAreNamedAtTheirPlace(refused: Refused) {
        #expect(complaint(refused.bytes) == refused.error)
    }

    @Test func wellFormedSequencesOfEveryLengthAreText() throws {
        #expect(try read("# é € 😀 \u{10FFFF} \u{D7FF} \u{800} \u{10000}\n1\n\n1") == [factorization("f", ["1"], ["1"])])
    }

    @Test func limitsHoldForRowsColumnsAndCells() throws {
        let limits = MaskTextOptions(limits: MaskLimits(maxRows: 3, maxColumns: 4, maxCells: 8, maxTotalCells: 12))
        #expect(complaint(Array("1\n1\n1\n\n1\n1\n1".utf8), limits) == nil)
        #expect(complaint(Array("1\n1\n1\n 1\n".utf8), limits) == "f.txt:4:2: expected at most 3 rows, found more")
        #expect(complaint(Array("1111\n1111\n\n1111".utf8), limits) == nil)
        #expect(complaint(Array("1 1 1 1 1\n".utf8), limits) == "f.txt:1:9: expected at most 4 columns, found more")
        #expect(
            complaint(Array("111\n111\n111\n".utf8), limits)
                == "f.txt:3:1: expected at most 8 cells in a mask, found 3 × 3")
        #expect(
            complaint(Array("kron 1,3,3,1".utf8), limits)
                == "f.txt:1:6: expected at most 8 cells in a mask, found 3 × 3")
        let total = "expected at most 12 cells in all masks of a file, found more"
        #expect(complaint(Array("1111\n1111\n\n1111\n1111".utf8), limits) == "f.txt:4:1: \(total)")
        #expect(complaint(Array("I:\nkron 1,2,4,1\nJ:\nkron 1,2,4,1".utf8), limits) == "f.txt:4:1: \(total)")
    }
}

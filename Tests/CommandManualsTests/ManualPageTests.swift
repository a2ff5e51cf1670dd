import CommandManuals
import Foundation
import Testing

@Suite("Manual pages")
struct ManualPageTests {
    @Test func aPageHasTheSectionsOfManuals() {
        let lines = SampleManual.cut.page(related: ["sample", "sample-cut"]).split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix(#".TH "SAMPLE\-CUT" 1 "#))
        #expect(
            lines.filter { $0.hasPrefix(".SH") }.map { $0.dropFirst(4) } == [
                "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO",
            ])
        #expect(lines.last == #"\fBsample\fR(1)"#)
        #expect(lines.contains(#"\fB\-\-output\fR \fIFOLDER\fR, \fB\-o\fR"#))
        #expect(lines.contains(#"[\-\-shape\~flat|round]"#))
    }

    @Test func noTextIsTakenForARequest() {
        let text = #".so /etc/passwd \n 'br -x `--a.b` "q" ^ ~ é"#
        let manual = CommandManual(
            "sample evil", summary: "", sections: [.paragraph(text), .verbatim(".so x\n'br")], examples: [".ex"])
        let lines = manual.page(related: []).split(separator: "\n").map(String.init)
        #expect(
            lines.contains(
                #"\&.so /etc/passwd \en \[aq]br \-x \fB\-\-a.b\fR \[dq]q\[dq] \[ha] \[ti] \[u00E9]"#))
        #expect(lines.contains(#"\&.so x"#) && lines.contains(#"\[aq]br"#) && lines.contains(#"\&.ex"#))
    }

    @Test func linesAreShort() {
        let long = Array(repeating: "word's", count: 100).joined(separator: " ")
        let manual = CommandManual("sample long", summary: "", sections: [.paragraph(long)])
        #expect(manual.page(related: []).split(separator: "\n").allSatisfy { $0.utf8.count < 80 })
    }
}

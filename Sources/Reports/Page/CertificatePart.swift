import Certificates
import Drawing
import Foundation
import OrderedJSON

/// The certificate in the page, to be read and to be saved; of one that is too large for that, the command that writes
/// it.
enum CertificatePart {
    /// The most bytes of a certificate in a page.
    static let mostBytes = 1_000_000

    static func html(_ item: ReportItem) -> String {
        let files = item.files.isEmpty ? "MASKS" : item.files.map(shellQuoted).joined(separator: " ")
        return html(
            CertificateWriter.certificate(for: item.analysis), of: item.analysis.instance.name,
            command: "supportcheck analyze \(files) --certificate proof.json")
    }

    /// - Parameter command: writes the certificate.
    static func html(_ certificate: JSONValue?, of name: String, command: String) -> String {
        guard let certificate else { return "<p>There is none: the instance is undecided.</p>" }
        let text = certificate.prettyText + "\n"
        guard text.utf8.count <= mostBytes else {
            return "<p>It has \(megabytes(text.utf8.count)) MB, too much for a page. This command writes it: "
                + "<code>\(XMLText.escaped(command))</code></p>"
        }
        let name = FileName.sanitised(name)
        let data = Data(text.utf8).base64EncodedString()
        return """
            <p class="download"><a download="\(name.isEmpty ? "" : name + ".")certificate.json" href="data:application/json;base64,\(data)">Save the certificate</a> (JSON, \(size(text.utf8.count)))</p>
            <details><summary>Read the certificate</summary>
            <pre tabindex="0">\(XMLText.escaped(text))</pre>
            </details>
            """
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 10_000 ? "\(bytes) bytes" : "\((bytes + 500) / 1000) kB"
    }

    private static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000)" }
}

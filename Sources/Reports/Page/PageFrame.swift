import Drawing
import Rules
import SupportMasks
import ToolText

/// What pages have in common: one file that stands alone, without scripts, and with nothing that has to be fetched.
package struct PageFrame {
    private let title: String
    private let about: String
    private let main: String
    private let style: String
    private let origin: String

    /// - Parameters:
    ///   - about: a sentence on what the page is about.
    ///   - main: the page's own part, as HTML.
    ///   - style: rules of the page's own, after those of all pages.
    ///   - origin: what is said of the making of the page, after the tool's name and version.
    package init(title: String, about: String, main: String, style: String = "", origin: String = "") {
        (self.title, self.about, self.main, self.style, self.origin) = (title, about, main, style, origin)
    }

    package var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="\(ToolIdentity.name) \(ToolIdentity.version)"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>\(XMLText.escaped(title))</title>
        <style>
        \(PageStyle.sheet)\(style.isEmpty ? "" : "\n" + style)
        </style>
        </head>
        <body>
        <header>
        <h1>\(XMLText.escaped(title))</h1>
        <p class="about">\(XMLText.escaped(about)) \(ToolIdentity.name) \(ToolIdentity.version)\(origin)</p>
        </header>
        <main>
        \(main)
        </main>
        </body>
        </html>

        """
    }

    /// A picture that scrolls in itself.
    static func figure(_ picture: Picture, id: String) -> String {
        """
        <figure>
        <div class="scroll" tabindex="0" role="region" aria-label="Picture of the supports of \(XMLText.escaped(picture.name))">
        \(SVGDocument.element(picture, prefix: id))</div>
        <figcaption>\(picture.caption)</figcaption>
        </figure>
        """
    }

    /// What the rules of a page say.
    static func glossary(_ rules: [RuleCode]) -> String {
        let entries = rules.map(Rule.init).map { rule in
            "<dt id=\"rule-\(rule.code)\">\(XMLText.escaped(rule.code.title))</dt>\n<dd><p>\(XMLText.escaped(rule.statement))</p>\n"
                + "<p>Hypotheses: \(XMLText.escaped(rule.hypotheses))</p>\n<p>Source: \(XMLText.escaped(rule.source))</p></dd>"
        }
        return """
            <section class="instance" aria-labelledby="rules">
            <h2 id="rules">Rules</h2>
            <p><code>supportcheck explain CODE</code> gives the proof of a rule.</p>
            <dl>
            \(entries.joined(separator: "\n"))
            </dl>
            </section>
            """
    }
}

import Drawing
import Rules
import SupportMasks
import ToolText

/// What pages have in common: one file that stands alone, without scripts, and with nothing that has to be fetched.
struct PageFrame {
    let title: String
    /// A sentence on what the page is about.
    let about: String
    /// The page's own part, as HTML.
    let main: String

    var text: String {
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
        \(PageStyle.sheet)
        </style>
        </head>
        <body>
        <header>
        <h1>\(XMLText.escaped(title))</h1>
        <p class="about">\(XMLText.escaped(about)) \(ToolIdentity.name) \(ToolIdentity.version)</p>
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

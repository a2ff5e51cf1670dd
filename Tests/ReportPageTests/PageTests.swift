import CertificateChecker
import Foundation
import Reports
import SupportMasks
import SupportTheory
import Testing

/// The page is well-formed, stands alone, can be read in order and in any light, and holds the certificates.
struct PageTests {
    private func page(_ instances: [MaskInstance]) throws -> (text: String, tree: MarkupTree) {
        let text = HTMLReport(Samples.items(instances)).text
        // Void elements are closed, so that the parser of XML reads the page too.
        return (text, try #require(MarkupTree(text), "seed \(Samples.seed)"))
    }

    @Test func everyPageIsWellFormedAndStandsAlone() throws {
        let many = Samples.factorizations(count: 20) + Samples.networks(count: 10)
        for instances in many.map({ [$0] }) + [many, [], try Samples.large()] {
            let (text, tree) = try page(instances)
            #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"))
            #expect(tree.named("meta").contains { $0.attributes["name"] == "viewport" })
            #expect(Set(tree.ids).count == tree.ids.count)
            #expect(
                tree.named("script").isEmpty && tree.named("link").isEmpty && tree.named("img").isEmpty
                    && tree.named("iframe").isEmpty)
            #expect(!text.contains("@import") && !text.contains("src="))
            for element in tree.elements {
                #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
                guard let target = element.attributes["href"] else { continue }
                #expect(
                    target.hasPrefix("#")
                        ? tree.ids.contains(String(target.dropFirst()))
                        : target.hasPrefix("data:application/json;base64,"))
            }
        }
    }

    @Test func headingsAreInOrder() throws {
        let (_, tree) = try page(Samples.factorizations(count: 10) + Samples.networks(count: 10))
        let levels = tree.elements.compactMap { ["h1": 1, "h2": 2, "h3": 3, "h4": 4][$0.name] }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    }

    @Test func everyInstanceHasItsVerdictItsPictureAndItsCertificate() throws {
        let instances = Samples.factorizations(count: 30) + Samples.networks(count: 15)
        let (_, tree) = try page(instances)
        #expect(tree.named("article").count == instances.count && tree.named("svg").count == instances.count)
        let analyses = instances.map { InstanceAnalysis($0) }
        let rows = tree.named("span").filter {
            $0.attributes["class"]?.hasPrefix("verdict ") == true && $0.path.contains("td")
        }
        #expect(rows.map { $0.attributes["class"] } == analyses.map { "verdict \($0.verdict.rawValue)" })
        let links = tree.named("a").filter { $0.attributes["download"] != nil }
        #expect(links.count == analyses.count { $0.verdict != .undecided })
        #expect(links.allSatisfy { $0.attributes["download"]?.wholeMatch(of: /[A-Za-z0-9_-][A-Za-z0-9_.-]*/) != nil })
    }

    @Test func theCheckerVerifiesTheCertificateOfThePage() throws {
        for instance in Samples.factorizations(count: 30) {
            let (_, tree) = try page([instance])
            guard let link = tree.named("a").first(where: { $0.attributes["download"] != nil }) else { continue }
            let encoded = try #require(link.attributes["href"]?.split(separator: ",").last)
            let data = try #require(Data(base64Encoded: String(encoded)))
            // What is shown has the characters of the names that would do harm replaced; what is saved has them.
            let harmful: Set<Unicode.Scalar> = ["\u{202E}", "\u{2066}", "\u{7F}", "\u{FFFE}"]
            let shown = String(decoding: data, as: UTF8.self).unicodeScalars.map {
                harmful.contains($0) ? "\u{FFFD}" : $0
            }
            #expect(tree.named("pre").first?.text.unicodeScalars.elementsEqual(shown) == true)
            guard case .verified(let statement) = try CertificateVerifier.verify(certificate: data) else {
                Issue.record("seed \(Samples.seed): the checker rejects the certificate of \(instance)")
                continue
            }
            #expect(statement.verdict.rawValue == InstanceAnalysis(instance).verdict.rawValue)
        }
    }

    @Test func textsAreThoseOfTheTextReport() throws {
        let instance = try Samples.lu2()
        let (_, tree) = try page([instance])
        let page = tree.elements.filter { ["p", "li"].contains($0.name) }.map(\.text).joined(separator: " ")
        let words = Set(page.split(whereSeparator: \.isWhitespace))
        for sentence in [
            "the matrix A below is a limit of products", "Keep the factors bounded: a penalty",
            "some data set has no optimum",
        ] {
            #expect(page.contains(sentence) && sentence.split(separator: " ").allSatisfy(words.contains))
        }
    }

    @Test func coloursOfTextsHaveContrastInBothLights() throws {
        let (text, _) = try page([try Samples.lu2()])
        let sheets = text.matches(of: /:root\{([^}]*--paper[^}]*)\}/).map(\.output.1)
        #expect(sheets.count == 2)
        for sheet in sheets {
            var colours: [String: Double] = [:]
            for match in sheet.matches(of: /--([a-z]+):#([0-9a-f]+)/) {
                colours[String(match.1)] = luminance(String(match.2))
            }
            for name in ["ink", "faint", "link", "good", "bad", "open"] {
                for ground in ["paper", "soft"] {
                    let (a, b) = (try #require(colours[name]), try #require(colours[ground]))
                    #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.5, "\(name) on \(ground)")
                }
            }
        }
    }

    /// The relative luminance of WCAG 2.
    private func luminance(_ hex: String) -> Double {
        let digits =
            hex.count == 3
            ? hex.map { "\($0)\($0)" } : stride(from: 0, to: 6, by: 2).map { String(hex.dropFirst($0).prefix(2)) }
        let parts = digits.map { part -> Double in
            let value = Double(Int(part, radix: 16) ?? 0) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}

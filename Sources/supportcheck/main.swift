import Foundation
import SupportMasks
import SupportTheory
import Certificates
func masks(_ types: [[Int]], _ r: Int) -> BitMatrix { BitMatrix(rowCount: types.count, columnCount: r) { types[$0].contains($1) } }
var wrong = 0, undecided = 0, total = 0
var codes: [String: Int] = [:]
for line in try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8).split(separator: "\n") {
    let o = try JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: Any]
    let rt = o["rowTypes"] as! [[Int]], ct = o["columnTypes"] as! [[Int]], v = o["verdict"] as? String
    let r = 1 + max(rt.joined().max() ?? 0, ct.joined().max() ?? 0)
    let inst = MaskInstance(name: "k", masks: .factorization(FactorSupports(left: masks(rt, r), right: masks(ct, r))))
    let d = ClosednessDecision().decide(RankOneSupports(inst.factorSupports!))
    total += 1
    switch d {
    case .closed(let p): if v == "not-closed" { wrong += 1; print("WRONG closed", line, p.rules.map(\.code)) }; for c in p.rules { codes[c.code, default: 0] += 1 }
    case .notClosed(let p): if v == "closed" { wrong += 1; print("WRONG not closed", line, p.rule.code) }; codes[p.rule.code, default: 0] += 1
    case .undecided: undecided += 1; print("undecided", line)
    }
    if CommandLine.arguments.count > 2, let c = CertificateWriter.certificate(for: inst, d) {
        try c.compactText.write(toFile: CommandLine.arguments[2] + "/k\(total).json", atomically: false, encoding: .utf8)
    }
}
print(total, "wrong", wrong, "undecided", undecided, codes)

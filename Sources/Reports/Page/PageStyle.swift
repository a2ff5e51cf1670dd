import Drawing

/// The style sheet of the page: light or dark as the reader's system is, light on paper. Texts keep a contrast of 4.5
/// and more.
package enum PageStyle {
    package static let sheet = """
        :root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--faint:#595959;--line:#c9c9c9;--soft:#f4f4f4;--link:#0b57a4;--good:#0b6b3a;--bad:#b3261e;--open:#7a5200}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:76rem;padding:1.5rem 1.5rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI","DejaVu Sans",Helvetica,Arial,sans-serif}
        h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}
        h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .5rem;overflow-wrap:anywhere}
        h3{font-size:1.05rem;margin:1.75rem 0 .4rem}
        p,ul{margin:.4rem 0;max-width:80ch;overflow-wrap:anywhere}
        ul{padding-left:1.3rem}
        li{margin:.3rem 0}
        a{color:var(--link)}
        code,pre,.grid,.formula{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
        code{background:var(--soft);padding:.1em .3em;border-radius:.2em;font-size:.9em}
        pre{background:var(--soft);padding:1rem;max-height:24rem;overflow:auto;font-size:.8rem;line-height:1.4}
        .about{color:var(--faint);max-width:none}
        .formula{font-size:.9rem;max-width:none}
        .hanging{padding-left:1.5em;text-indent:-1.5em}
        .verdict{font-weight:700;white-space:nowrap}
        .closed{color:var(--good)}.not-closed{color:var(--bad)}.undecided{color:var(--open)}
        .instance{border-top:2px solid var(--line);margin-top:3rem}
        .instance>h2{margin-top:1.25rem}
        .lead{font-size:1.15rem}
        .scroll{overflow-x:auto;max-width:100%}
        table{border-collapse:collapse}
        .summary{margin:.75rem 0;width:100%}
        .summary caption{text-align:left;color:var(--faint);padding:0 0 .4rem}
        .summary th,.summary td{border-bottom:1px solid var(--line);padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        .summary th[scope=col]{overflow-wrap:normal}
        .summary th[scope=row]{min-width:8ch}
        .tables{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:.75rem 0;align-items:flex-start}
        .grid{font-size:.85rem}
        .grid caption{text-align:left;font-weight:700;padding:0 0 .25rem}
        .grid th{color:var(--faint);font-weight:400}
        .grid th,.grid td{padding:.2rem .6rem;text-align:right;white-space:nowrap}
        .grid thead th{border-bottom:1px solid var(--line)}
        .grid tbody th{border-right:1px solid var(--line)}
        figure{margin:1rem 0}
        figure .scroll{border:1px solid var(--line);border-radius:.4rem}
        figure svg{display:block}
        figcaption{color:var(--faint);font-size:.9rem;margin-top:.3rem}
        details{margin:.6rem 0}
        summary{cursor:pointer}
        dt{font-weight:700;margin-top:1rem}
        dd{margin:.2rem 0 0 1.5rem}
        :target{outline:2px solid var(--link);outline-offset:.3rem}
        @media screen and (prefers-color-scheme:dark){
        :root{--paper:#15181c;--ink:#ececec;--faint:#b9bec5;--line:#444b54;--soft:#22272e;--link:#8cc2ff;--good:#7be0a6;--bad:#ffa399;--open:#f3c65c}
        \(Ink.darkStyleSheet)
        }
        @media print{
        :root{color-scheme:light}
        body{max-width:none;padding:0;font-size:10pt}
        .instance{break-before:auto}
        h2,h3{break-after:avoid}
        figure,tr,li{break-inside:avoid}
        figure .scroll,.scroll{overflow:visible;border:0}
        figure svg{max-width:100%;height:auto}
        .download,details:not([open]){display:none}
        }
        """
}

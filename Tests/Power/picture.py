"""Draws the table of random masks as an SVG picture: a panel for each size and width, density to the right, a row for each seed.

    picture.py TABLE.csv PICTURE.svg

Verdicts differ in lightness and in a mark, so that the picture can be read without colours.
"""

import csv
import sys
from xml.sax.saxutils import escape

CELL, GAP = 11, 1.5
LEFT, TOP, BETWEEN = 64, 66, 26
STYLES = {
    "closed": ("#14477a", "closed"),
    "not-closed": ("#f2a65a", "not closed"),
    "undecided": ("#ffffff", "undecided"),
}


def symbol(verdict):
    """What a verdict looks like: dark, light with a dot, or empty with a stroke."""
    fill, _ = STYLES[verdict]
    size = CELL - GAP
    mark = {
        "closed": "",
        "not-closed": f'<circle cx="{size / 2:g}" cy="{size / 2:g}" r="1.4" fill="#333"/>',
        "undecided": f'<path d="M0 {size:g}L{size:g} 0" stroke="#777" stroke-width=".9"/>',
    }[verdict]
    return f'<g id="{verdict}"><rect width="{size:g}" height="{size:g}" fill="{fill}" stroke="#555" stroke-width=".5"/>{mark}</g>'


def box(x, y, verdict, words=""):
    """A cell of the picture, with words that show when it is pointed at."""
    title = f"<title>{escape(words)}</title>" if words else ""
    return f'<use href="#{verdict}" x="{x:g}" y="{y:g}">{title}</use>'


def text(x, y, words, anchor="start", size=12, weight="normal"):
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}">{escape(words)}</text>'


def ratio_name(ratio):
    return {0.25: "r = n/4", 0.5: "r = n/2", 1: "r = n", 2: "r = 2n", 4: "r = 4n"}.get(ratio, f"r = {ratio:g} n")


def legend(lines, y):
    parts = []
    x = LEFT
    for verdict, (_, words) in STYLES.items():
        count = sum(line["verdict"] == verdict for line in lines)
        parts += [box(x, y - CELL + 2, verdict), text(x + CELL + 4, y, f"{words}: {count}")]
        x += 150
    return parts


def panel(lines, x, y, densities, seeds):
    """The cells of one size and width."""
    parts = []
    for line in lines:
        column, row = densities.index(int(line["density"])), seeds.index(int(line["seed"]))
        rule = f", {line['rule']}" if line["rule"] else ""
        words = f"{line['size']} × {line['size']}, width {line['width']}, {line['density']} %, seed {line['seed']}: {STYLES[line['verdict']][1]}{rule}"
        parts.append(box(x + column * CELL, y + row * CELL, line["verdict"], words))
    return parts


def axis(x, y, densities):
    ticks = [density for density in densities if density in (1, 25, 50, 75, 90)]
    marks = [text(x + (densities.index(density) + 0.5) * CELL - GAP / 2, y, f"{density}", "middle", 10) for density in ticks]
    return marks + [text(x + len(densities) * CELL / 2, y + 14, "density of the masks, %", "middle", 10)]


def picture(lines):
    sizes = sorted({int(line["size"]) for line in lines})
    ratios = sorted({int(line["width"]) / int(line["size"]) for line in lines})
    densities = sorted({int(line["density"]) for line in lines})
    seeds = sorted({int(line["seed"]) for line in lines})
    wide, high = len(densities) * CELL, len(seeds) * CELL
    width = LEFT + len(ratios) * (wide + BETWEEN)
    bottom = TOP + len(sizes) * (high + BETWEEN / 2)
    parts = [text(LEFT, 22, f"{len(lines)} random masks, n × n of width r", size=14, weight="bold"), *legend(lines, 42)]
    for column, ratio in enumerate(ratios):
        x = LEFT + column * (wide + BETWEEN)
        parts.append(text(x + wide / 2, TOP - 6, ratio_name(ratio), "middle"))
        for row, size in enumerate(sizes):
            y = TOP + row * (high + BETWEEN / 2)
            if column == 0:
                parts.append(text(LEFT - 8, y + high / 2 + 4, f"n = {size}", "end", 11))
            parts += panel([line for line in lines if (int(line["size"]), int(line["width"]) / int(line["size"])) == (size, ratio)], x, y, densities, seeds)
        parts += axis(x, bottom + 2, densities)
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {bottom + 24:g}" width="{width:g}" height="{bottom + 24:g}" '
        'font-family="sans-serif" fill="#222" role="img">',
        "<title>Which random masks are decided</title>",
        "<defs>", *map(symbol, STYLES), "</defs>",
        '<rect width="100%" height="100%" fill="#fff"/>', *parts, "</svg>", ""])


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(picture(lines))


if __name__ == "__main__":
    main()

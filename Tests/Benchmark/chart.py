"""A chart of ratios of times, logarithmic: a bar to the right of 1 where the other program takes longer, to the left where ours does."""

import html
import math

ROW, TOP, LABEL, PLOT, RIGHT = 18, 46, 330, 460, 90
# Colours that are told apart with colour blindness, too.
COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#666666"]


def number(ratio):
    return f"{ratio:.3g}" if ratio < 1000 else f"{ratio:,.0f}"


def svg(ratios):
    """The chart as SVG; a text alone if there are no ratios."""
    values = [ratio["theirs"] / ratio["ours"] for ratio in ratios]
    peers = sorted({ratio["peer"] for ratio in ratios})
    colour = {peer: COLOURS[index % len(COLOURS)] for index, peer in enumerate(peers)}
    low = math.floor(min([math.log10(value) for value in values] + [-1]))
    high = math.ceil(max([math.log10(value) for value in values] + [1]))
    height, width = TOP + ROW * len(ratios) + 30, LABEL + PLOT + RIGHT

    def place(value):
        return LABEL + PLOT * (math.log10(value) - low) / (high - low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="sans-serif" font-size="11">',
        "<title>Times of other programs as multiples of ours, in the same run</title>", f'<rect width="{width}" height="{height}" fill="#ffffff"/>']
    left = 12
    for peer in peers:
        parts.append(f'<rect x="{left}" y="10" width="10" height="10" fill="{colour[peer]}"/><text x="{left + 14}" y="19" fill="#222222">{html.escape(peer)}</text>')
        left += 34 + 6.2 * len(peer)
    for power in range(low, high + 1):
        x = place(10.0 ** power)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{height - 24}" stroke="{"#222222" if power == 0 else "#dddddd"}"/>')
        parts.append(f'<text x="{x:.1f}" y="{height - 10}" text-anchor="middle" fill="#222222">{10.0 ** power:g}</text>')
    for index, (ratio, value) in enumerate(zip(ratios, values)):
        y, start, end = TOP + ROW * index, min(place(1), place(value)), max(place(1), place(value))
        parts.append(
            f'<g><title>{html.escape(ratio["what"])}, {html.escape(ratio["peer"])}: {number(value)}</title>'
            f'<text x="{LABEL - 8}" y="{y + 11}" text-anchor="end" fill="#222222">{html.escape(ratio["what"])}</text>'
            f'<rect x="{start:.1f}" y="{y + 1}" width="{max(end - start, 1):.1f}" height="{ROW - 5}" fill="{colour[ratio["peer"]]}"/>'
            f'<text x="{end + 4:.1f}" y="{y + 11}" fill="#222222">{number(value)}</text></g>')
    if not ratios:
        parts.append(f'<text x="12" y="{TOP}" fill="#222222">no ratios</text>')
    return "\n".join(parts + ["</svg>"]) + "\n"

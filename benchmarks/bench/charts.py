"""Charts as SVG, in colours that a dark page does not swallow."""

from html import escape

from bench.summary import Spread

WIDTH, LABELS, RIGHT = 760, 220, 130
COLOURS = ["#2f6f9f", "#c2682c", "#3d8b5f", "#8a5aa8", "#b03a48", "#6b6b6b", "#a08a1e", "#2b8c8c"]
IN_A_ROW = 4  # of a legend


def bars(title: str, unit: str, rows: dict[str, Spread], digits: int) -> str:
    """One bar for each median, with a line from the lowest to the highest sample."""
    scale = (WIDTH - LABELS - RIGHT) / max(spread.highest for spread in rows.values())
    shapes = []
    for number, (name, spread) in enumerate(rows.items()):
        top = 44 + number * 30
        middle = top + 9
        shapes.append(_text(LABELS - 8, top + 13, name, "end"))
        shapes.append(f'<rect x="{LABELS}" y="{top}" width="{spread.median * scale:.1f}" height="18" '
                      f'fill="{COLOURS[number % len(COLOURS)]}"/>')
        lowest, highest = LABELS + spread.lowest * scale, LABELS + spread.highest * scale
        shapes.append(_line(lowest, middle, highest, middle, "#222", 1.5))
        shapes.append(_text(highest + 6, top + 13, f"{spread.median:,.{digits}f}"))
    return _svg(title, unit, 44 + len(rows) * 30 + 6, shapes)


def lines(title: str, unit: str, series: dict[str, list[float]], across: str) -> str:
    """One line for each series, over equal steps."""
    top = 50 + len(series) // IN_A_ROW * 18
    bottom, left, right = top + 210, 60, WIDTH - 20
    height = bottom + 40
    steps = max(len(values) for values in series.values())
    highest = max(max(values) for values in series.values()) * 1.05
    shapes = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = bottom - share * (bottom - top)
        shapes += [_line(left, y, right, y, "#ddd", 1), _text(left - 6, y + 4, f"{highest * share:,.0f}", "end")]
        shapes.append(_text(left + share * (right - left), bottom + 18, f"{share * steps:,.0f}", "middle"))
    for number, (name, values) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        wide, high = (right - left) / steps, (bottom - top) / highest
        points = " ".join(f"{left + (step + 0.5) * wide:.1f},{bottom - value * high:.1f}"
                          for step, value in enumerate(values))
        shapes.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.8"/>')
        x, y = left + number % IN_A_ROW * 170, 42 + number // IN_A_ROW * 18
        shapes += [_line(x, y - 4, x + 18, y - 4, colour, 3), _text(x + 24, y, name)]
    shapes.append(_text(right, height - 6, across, "end"))
    return _svg(title, unit, height, shapes)


def _svg(title: str, unit: str, height: int, shapes: list[str]) -> str:
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="10" y="22" font-weight="bold">{escape(title)}</text>',
        _text(WIDTH - 10, 22, unit, "end"),
        *shapes,
        "</svg>",
    ]) + "\n"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#222">{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>'

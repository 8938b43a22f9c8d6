"""The colours of a picture, by day and by night."""

from collections.abc import Iterator

# Of a line, and of the head of the box that it leads to, by day and by night.
COLOURS = (
    ("#2563eb", "#60a5fa"),
    ("#b45309", "#fbbf24"),
    ("#0f766e", "#2dd4bf"),
    ("#be185d", "#f472b6"),
    ("#6d28d9", "#a78bfa"),
    ("#4d7c0f", "#a3e635"),
    ("#0369a1", "#38bdf8"),
    ("#b91c1c", "#f87171"),
)
NEUTRAL = ("#64748b", "#94a3b8")  # of what nothing refers to
PAGE = ("#ffffff", "#0f172a")
BOX = ("#ffffff", "#1e293b")
BORDER = ("#94a3b8", "#64748b")
INK = ("#0f172a", "#f1f5f9")
FAINT = ("#64748b", "#94a3b8")

FIXED = """\
text{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;font-size:12px}
.title{font-size:20px;font-weight:600}
.name{font-size:14px;font-weight:600}
.says,.type{font-size:11px}
.mark{font-size:9px;font-weight:600}
.legend{font-size:11px}
.box{stroke-width:1}
.head{fill-opacity:.16;stroke:none}
.dashed .box{stroke-dasharray:6 4}
.line path,.line circle{fill:none;stroke-width:1.4}
.dotted .way{stroke-dasharray:2 4}
.edge .whole{stroke-opacity:0;stroke-width:7}
.edge:hover path,.edge:hover circle{stroke-opacity:1;stroke-width:2.6}
"""


def style() -> str:
    """The style sheet; what it says for the night comes last, so that a program without it shows the day."""
    day = "".join(_rules(0))
    night = "".join(_rules(1))
    return f"{FIXED}{day}@media (prefers-color-scheme:dark){{\n{night}}}\n"


def _rules(night: int) -> Iterator[str]:
    yield f".page,.line circle{{fill:{PAGE[night]}}}\n"
    yield f".box{{fill:{BOX[night]};stroke:{BORDER[night]}}}\n"
    yield f"text{{fill:{INK[night]}}}\n"
    yield f".says,.type,.mark,.legend{{fill:{FAINT[night]}}}\n"
    for number, colours in enumerate((*COLOURS, NEUTRAL)):
        yield f".c{number} .head{{fill:{colours[night]}}}\n"
        yield f".line.c{number} path,.line.c{number} circle{{stroke:{colours[night]}}}\n"

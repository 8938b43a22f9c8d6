"""The stylesheet's promise: text is readable (WCAG 2.2, 1.4.3 and 1.4.11) in the light and in the dark."""

import re
from importlib.resources import files

import pytest

STYLE = (files("dazzle.web") / "static" / "style.css").read_text()

TEXT = [
    *((ink, ground) for ink in ("ink", "muted") for ground in ("ground", "sheet", "side", "raised")),
    *((ink, ground) for ink in ("accent", "accent-strong") for ground in ("ground", "sheet", "raised", "tint")),
    *((f"{tone}-ink", f"{tone}-tint") for tone in ("positive", "info", "warning", "negative", "neutral")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("sheet", "danger"),
    ("sheet", "danger-strong"),
    ("danger", "sheet"),
    ("danger", "ground"),
    ("danger-strong", "danger-tint"),
    ("ink", "danger-tint"),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


LIGHT, DARK = (tokens(block) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2])
SCHEMES = {"light": LIGHT, "dark": {**LIGHT, **DARK}}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_contrast_is_enough_when_text_stands_on_a_ground(scheme, ink, ground):
    assert contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["sheet", "ground"])
def test_contrast_is_enough_when_an_edge_shows_an_input(scheme, ground):
    assert contrast(SCHEMES[scheme]["edge"], SCHEMES[scheme][ground]) >= 3


def test_dark_scheme_names_every_colour_of_the_light_one():
    assert DARK.keys() == LIGHT.keys()


def test_stylesheet_loads_nothing_from_elsewhere():
    assert "url(" not in STYLE
    assert "@import" not in STYLE

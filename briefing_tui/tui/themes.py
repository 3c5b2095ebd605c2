"""The desk's own colours: dark, light and high contrast, and the names its style sheet knows them by."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DARK", "THEMES", "with_inks"]

DARK = "briefing-dark"
"""Name of the theme that the desk starts with."""

_FOREIGN = {
    "ink-strong": "foreground",
    "ink-dim": "foreground-darken-3",
    "ink-mark": "accent",
    "ink-warn": "warning",
    "line-here": "primary-muted",
    "line-rest": "surface",
    "lit": "secondary-muted",
    "rim": "panel",
    "rim-here": "primary",
}
"""The desk's names → what a theme that is not the desk's own has in their place."""


def with_inks(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme, and in it a colour for every name that the desk's style sheet knows."""
    foreign = {name: variables.get(other, variables["foreground"]) for name, other in _FOREIGN.items()}
    return {**foreign, **variables}


def _inks(
    *, strong: str, dim: str, mark: str, warn: str, here: str, rest: str, lit: str, rim: str, rim_here: str
) -> dict[str, str]:
    return {
        "ink-strong": strong,
        "ink-dim": dim,
        "ink-mark": mark,
        "ink-warn": warn,
        "line-here": here,
        "line-rest": rest,
        "lit": lit,
        "rim": rim,
        "rim-here": rim_here,
        "footer-key-foreground": mark,
        "border": rim_here,
        "border-blurred": rim,
    }


THEMES = (
    Theme(
        name=DARK,
        dark=True,
        primary="#7aa2c9",
        secondary="#9a8fc0",
        accent="#d7b06a",
        warning="#e0a15e",
        error="#e07a6f",
        success="#8fbf8a",
        foreground="#d3d7de",
        background="#14171c",
        surface="#1b1f26",
        panel="#232933",
        variables=_inks(
            strong="#f2f4f8",
            dim="#8b95a5",
            mark="#d7b06a",
            warn="#e8a46a",
            here="#263547",
            rest="#1d232c",
            lit="#2b3a2f",
            rim="#343c49",
            rim_here="#7aa2c9",
        ),
    ),
    Theme(
        name="briefing-light",
        dark=False,
        primary="#2d5f8f",
        secondary="#6a5a9a",
        accent="#8a5a00",
        warning="#9a5200",
        error="#a8322a",
        success="#2f6f3a",
        foreground="#2a2e35",
        background="#f7f6f2",
        surface="#efede6",
        panel="#e4e1d8",
        variables=_inks(
            strong="#0f1216",
            dim="#626a76",
            mark="#8a5a00",
            warn="#9a4a00",
            here="#cfdeec",
            rest="#e6e8e8",
            lit="#e3ecc6",
            rim="#c4c1b6",
            rim_here="#2d5f8f",
        ),
    ),
    Theme(
        name="briefing-contrast",
        dark=True,
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffaf00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        variables=_inks(
            strong="#ffffff",
            dim="#d0d0d0",
            mark="#ffff00",
            warn="#ffaf00",
            here="#003f8f",
            rest="#2a2a2a",
            lit="#005f00",
            rim="#b0b0b0",
            rim_here="#ffff00",
        ),
    ),
)
"""In the order in which the theme key goes through them."""

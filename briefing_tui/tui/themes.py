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


def _theme(
    name: str,
    *,
    dark: bool = True,
    ink: str,
    strong: str,
    dim: str,
    mark: str,
    warn: str,
    good: str,
    bad: str,
    second: str,
    paper: str,
    surface: str,
    panel: str,
    here: str,
    rest: str,
    lit: str,
    rim: str,
    rim_here: str,
) -> Theme:
    """A theme in the desk's own words; what Textual calls primary is the rim of the pane that has the keys."""
    return Theme(
        name=name,
        dark=dark,
        primary=rim_here,
        secondary=second,
        accent=mark,
        warning=warn,
        error=bad,
        success=good,
        foreground=ink,
        background=paper,
        surface=surface,
        panel=panel,
        variables={
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
        },
    )


THEMES = (
    _theme(
        DARK,
        ink="#d3d7de",
        strong="#f2f4f8",
        dim="#8b95a5",
        mark="#d7b06a",
        warn="#e8a46a",
        good="#8fbf8a",
        bad="#e07a6f",
        second="#9a8fc0",
        paper="#14171c",
        surface="#1b1f26",
        panel="#232933",
        here="#263547",
        rest="#1d232c",
        lit="#2b3a2f",
        rim="#343c49",
        rim_here="#7aa2c9",
    ),
    _theme(
        "briefing-light",
        dark=False,
        ink="#2a2e35",
        strong="#0f1216",
        dim="#626a76",
        mark="#8a5a00",
        warn="#9a4a00",
        good="#2f6f3a",
        bad="#a8322a",
        second="#6a5a9a",
        paper="#f7f6f2",
        surface="#efede6",
        panel="#e4e1d8",
        here="#cfdeec",
        rest="#e6e8e8",
        lit="#e3ecc6",
        rim="#c4c1b6",
        rim_here="#2d5f8f",
    ),
    _theme(
        "briefing-contrast",
        ink="#ffffff",
        strong="#ffffff",
        dim="#d0d0d0",
        mark="#ffff00",
        warn="#ffaf00",
        good="#80ff80",
        bad="#ff8080",
        second="#00ffff",
        paper="#000000",
        surface="#000000",
        panel="#1c1c1c",
        here="#003f8f",
        rest="#2a2a2a",
        lit="#005f00",
        rim="#b0b0b0",
        rim_here="#ffff00",
    ),
)
"""In the order in which the theme key goes through them."""

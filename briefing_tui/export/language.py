"""The language of templates: a small part of Jinja, in which nothing can grow without bound.

Names, filters, ``if``, ``for``, ``block`` and ``extends``; no assignment, macro, call, arithmetic or include. Loops
count against a budget, so that a template from a stranger can waste a moment and no more. Everything a template prints
is escaped but the sections that were made safe before; article text is never compiled.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing_tui.export.escape import escape
from briefing_tui.export.safe import Safe
from briefing_tui.wording import date_words

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

__all__ = ["BEGIN", "BUDGET", "END", "Budget", "TemplateError", "environment"]

BEGIN, END = "\x0e", "\x0f"
"""Around the name of a block that begins, and of one that ends. No text that passed :func:`clean` holds them."""
BUDGET = "steps_"
"""Under this name a template is given its :class:`Budget`."""

_STEPS = 200_000
"""Turns of all loops of one document."""
_SECONDS = 10.0
_JOIN_LIMIT = 1024 * 1024

_FILTERS = (
    *("capitalize", "count", "d", "default", "first", "groupby", "last", "length", "list", "lower", "map"),
    *("rejectattr", "selectattr", "sort", "title", "trim", "truncate", "unique", "upper"),
)


class TemplateError(ValueError):
    """The template can't be found or used; the message is one line that names it and the reason."""


class Budget:
    """Turns that the loops of one document may still take, and the time until when."""

    def __init__(self) -> None:
        self._left = _STEPS
        self._until = time.monotonic() + _SECONDS

    def counted(self, values: Iterable[Any]) -> Iterator[Any]:
        """The values, as long as the budget lasts."""
        for value in values:
            self._left -= 1
            if self._left < 0 or time.monotonic() > self._until:
                raise TemplateError("its loops take too many turns")
            yield value


@lru_cache(maxsize=1)
def _guarded() -> type[Environment]:
    # Jinja takes 30 ms to import, and most verbs never fill a template.
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    allowed = (
        *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.NSRef),
        *(nodes.For, nodes.If, nodes.Block, nodes.Extends, nodes.CondExpr),
        *(nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand),
        *(nodes.Not, nodes.And, nodes.Or, nodes.Keyword, nodes.Concat, nodes.Tuple, nodes.List),
    )

    class Guarded(ImmutableSandboxedEnvironment):
        """Accepts the small language, counts loops and marks where blocks begin and end."""

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = super()._parse(source, name, filename)
            for node in tree.find_all(nodes.Node):
                if not isinstance(node, allowed) and not _is_super(node):
                    raise TemplateError(f"line {node.lineno}: {type(node).__name__.lower()} is not for templates")
            for loop in list(tree.find_all(nodes.For)):
                budget = nodes.Getattr(nodes.Name(BUDGET, "load"), "counted", "load")
                loop.iter = nodes.Call(budget, [loop.iter], [], None, None, lineno=loop.lineno)
            for block in list(tree.find_all(nodes.Block)):
                block.body = [_edge(BEGIN, block), *block.body, _edge(END, block)]
            return tree

    def _is_super(node: nodes.Node) -> bool:
        return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super"

    def _edge(mark: str, block: nodes.Block) -> nodes.Output:
        return nodes.Output([nodes.TemplateData(f"{mark}{block.name}{mark}\n")], lineno=block.lineno)

    return Guarded


def environment() -> Environment:
    """A reader of templates, made anew: it knows no other template until it is given a loader."""
    from jinja2 import StrictUndefined
    from jinja2.filters import FILTERS

    made = _guarded()(
        undefined=StrictUndefined, finalize=_printed, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    made.globals.clear()
    made.filters.clear()
    made.filters.update({name: FILTERS[name] for name in _FILTERS} | {"join": _joined, "day": date_words})
    return made


def _printed(value: object) -> str:
    """What a template prints for a value: sections as they are, all else escaped on one line."""
    if isinstance(value, Safe):
        return value
    return escape(str(value)) if value is not None else ""


def _joined(values: Iterable[object], separator: str = ", ") -> str:
    words: list[str] = []
    size = 0
    for value in values:
        words.append(str(value))
        size += len(words[-1]) + len(separator)
        if size > _JOIN_LIMIT:
            raise TemplateError("it joins too much")
    return separator.join(words)

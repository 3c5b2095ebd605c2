"""Templates: which sections stand in a document, in what order, under which headings.

A template is text with a small part of Jinja: names, filters, ``if``, ``for``, ``block`` and ``extends``. What can
grow without bound is no part of it: no assignment, macro, call, arithmetic or include. Loops count against a budget
and the output has a limit, so that a template from a stranger can waste a moment and no more. Everything a template
prints is escaped but the sections that were made safe before; article text is never compiled.

Each ``block`` of a template becomes one generated block of the file, see :mod:`briefing_tui.export.blocks`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_tui.export.blocks import Part
from briefing_tui.export.escape import escape
from briefing_tui.export.safe import Safe
from briefing_tui.export.wording import day
from briefing_tui.text import clean, one_line

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

__all__ = ["TEMPLATES", "Template", "TemplateError", "Templates"]

TEMPLATES = ("brief", "visit", "daily", "readout")
"""The shipped templates."""

_SHIPPED = Path(__file__).with_name("templates")
_SUFFIX = ".md.j2"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_BEGIN, _END = "\x0e", "\x0f"
"""Around the name of a block that begins, and of one that ends. No text that passed :func:`clean` holds them."""
_EDGE = re.compile(f"{_BEGIN}(\\w+){_BEGIN}\n?|{_END}(\\w+){_END}\n?")

_SOURCE_LIMIT = 64 * 1024
"""Characters of a template."""
_STEPS = 200_000
"""Turns of all loops of one document."""
_SECONDS = 10.0
_OUTPUT_LIMIT = 16 * 1024 * 1024
"""Characters of one document."""
_JOIN_LIMIT = 1024 * 1024

_FILTERS = (
    *("capitalize", "count", "d", "default", "first", "groupby", "last", "length", "list", "lower", "map"),
    *("rejectattr", "selectattr", "sort", "title", "trim", "truncate", "unique", "upper"),
)


class TemplateError(ValueError):
    """The template can't be found or used; the message is one line that names it and the reason."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template, ready to be filled."""

    name: str
    names: frozenset[str]
    """What it prints."""
    _compiled: Any

    def fill(self, values: Mapping[str, Any]) -> list[Part]:
        """The document's parts in order: blocks, and the text between them.

        Raises:
            TemplateError: it asks for what there is not, or for too much.
        """
        pieces: list[str] = []
        size = 0
        try:
            for piece in self._compiled.generate(values, steps_=_Budget()):
                pieces.append(piece)
                size += len(piece)
                if size > _OUTPUT_LIMIT:
                    raise TemplateError("it prints too much")
        except (RecursionError, MemoryError):
            raise TemplateError(f"template {self.name}: it goes too deep") from None
        except Exception as error:
            raise _failed(self.name, error) from error
        return list(_parts("".join(pieces)))


class _Budget:
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


class Templates:
    """The templates by name: the user's own folder first, then the shipped ones."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._ready: dict[str, Template] = {}

    def names(self) -> dict[str, Path]:
        """Every template and the file it comes from, shipped ones first."""
        found = {name: _SHIPPED / f"{name}{_SUFFIX}" for name in TEMPLATES}
        own = sorted(self._folder.glob(f"*{_SUFFIX}")) if self._folder and self._folder.is_dir() else []
        for path in own:
            name = path.name.removesuffix(_SUFFIX)
            if _NAME.fullmatch(name):
                found[name] = path
        return found

    def file_name(self, name: str) -> str:
        """What the file of a template of this name is called.

        Raises:
            TemplateError: it is no name for a template.
        """
        if not _NAME.fullmatch(name):
            raise TemplateError(f"{one_line(name)!r} is no name for a template: small letters, digits, - and _")
        return f"{name}{_SUFFIX}"

    def path(self, name: str) -> Path:
        """The file of a template.

        Raises:
            TemplateError: there is none of that name.
        """
        found = self.names()
        if name not in found:
            raise TemplateError(f"no template {one_line(name)!r}, there are {', '.join(found)}")
        return found[name]

    def source(self, name: str) -> str:
        """The text of a template.

        Raises:
            TemplateError: there is none of that name, or its file can't be read.
        """
        path = self.path(name)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            raise _failed(name, error) from error
        if len(text) > _SOURCE_LIMIT:
            raise TemplateError(f"template {name}: longer than {_SOURCE_LIMIT // 1024} KB")
        return clean(text)

    def shipped(self, name: str) -> str:
        """The text of a shipped template, also where the user has one of the same name."""
        return clean((_SHIPPED / f"{name}{_SUFFIX}").read_text(encoding="utf-8"))

    def get(self, name: str) -> Template:
        """The template, compiled.

        Raises:
            TemplateError: it is missing, or not written in the language described above.
        """
        if name not in self._ready:
            self._ready[name] = self._compile(name)
        return self._ready[name]

    def _compile(self, name: str) -> Template:
        from jinja2 import FunctionLoader

        names: set[str] = set()

        def load(wanted: str) -> str:
            # A user's "brief" extends the shipped "brief"; everything else is found like any template.
            text = self.shipped(wanted) if wanted == name and wanted in TEMPLATES else self.source(wanted)
            names.update(_names(environment, text))
            return text

        environment = _environment()
        environment.loader = FunctionLoader(load)
        try:
            text = self.source(name)
            names.update(_names(environment, text))
            compiled = environment.from_string(text)
            _load_parents(environment, text)
        except TemplateError as error:
            raise _failed(name, error) from error
        except RecursionError:
            raise TemplateError(f"template {name}: it goes too deep") from None
        except Exception as error:
            raise _failed(name, error) from error
        return Template(name, frozenset(names - {"steps_"}), compiled)


def _load_parents(environment: Environment, text: str) -> None:
    """Make sure that what a template extends is there and sound, before anything is filled."""
    from jinja2 import nodes

    seen: set[str] = set()
    while True:
        parents = [node.template for node in environment.parse(text).find_all(nodes.Extends)]
        if not parents:
            return
        name = parents[0].value if isinstance(parents[0], nodes.Const) else None
        if not isinstance(name, str) or len(parents) > 1:
            raise TemplateError("extends takes one name in quotation marks, once")
        if name in seen:
            raise TemplateError(f"extends goes round in a circle at {one_line(name)!r}")
        seen.add(name)
        compiled = environment.get_template(name)
        assert environment.loader is not None
        text = environment.loader.get_source(environment, compiled.name or name)[0]


def _names(environment: Environment, text: str) -> set[str]:
    from jinja2 import meta

    return meta.find_undeclared_variables(environment.parse(text))


@lru_cache(maxsize=1)
def _environment_class() -> type[Environment]:
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
                budget = nodes.Getattr(nodes.Name("steps_", "load"), "counted", "load")
                loop.iter = nodes.Call(budget, [loop.iter], [], None, None, lineno=loop.lineno)
            for block in list(tree.find_all(nodes.Block)):
                block.body = [_edge(_BEGIN, block), *block.body, _edge(_END, block)]
            return tree

    def _is_super(node: nodes.Node) -> bool:
        return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super"

    def _edge(mark: str, block: nodes.Block) -> nodes.Output:
        return nodes.Output([nodes.TemplateData(f"{mark}{block.name}{mark}\n")], lineno=block.lineno)

    return Guarded


def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.filters import FILTERS

    made = _environment_class()(
        undefined=StrictUndefined, finalize=_printed, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    made.globals.clear()
    made.filters.clear()
    made.filters.update({name: FILTERS[name] for name in _FILTERS} | {"join": _joined, "day": day})
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


def _parts(text: str) -> Iterator[Part]:
    """The filled template cut at the edges of its outermost blocks; blocks that print nothing are left out."""
    depth, start, name = 0, 0, ""
    for edge in _EDGE.finditer(text):
        begins = edge[1] is not None
        if depth == (0 if begins else 1):
            words = _EDGE.sub("", text[start : edge.start()]).strip("\n")
            if words.strip():
                yield Part(None if begins else name, words)
            start, name = edge.end(), edge[1] or ""
        depth += 1 if begins else -1
    rest = text[start:].strip("\n")
    if rest.strip():
        yield Part(None, rest)


def _failed(name: str, error: BaseException) -> TemplateError:
    reason = one_line(str(error)) or type(error).__name__
    line = getattr(error, "lineno", None)
    where = f" line {line}:" if isinstance(line, int) and not isinstance(error, TemplateError) else ""
    return TemplateError(f"template {name}:{where} {reason}")

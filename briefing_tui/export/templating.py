"""Templates: which sections stand in a document, in what order, under which headings.

They are written in the small language of :mod:`briefing_tui.export.language`. Each ``block`` of a template becomes
one generated block of the file, see :mod:`briefing_tui.export.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_tui.export.blocks import Part
from briefing_tui.export.language import BEGIN, BUDGET, END, Budget, TemplateError
from briefing_tui.export.language import environment as language
from briefing_tui.text import clean, one_line

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["TEMPLATES", "Template", "TemplateError", "Templates"]

TEMPLATES = ("brief", "visit", "readout", "daily")
"""The shipped templates, as forms and guide list them: those about one article first."""

_SHIPPED = Path(__file__).with_name("templates")
_SUFFIX = ".md.j2"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_EDGE = re.compile(f"{BEGIN}(\\w+){BEGIN}\n?|{END}(\\w+){END}\n?")

_SOURCE_LIMIT = 64 * 1024
"""Characters of a template."""
_OUTPUT_LIMIT = 16 * 1024 * 1024
"""Characters of one document."""


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
            for piece in self._compiled.generate(values, **{BUDGET: Budget()}):
                pieces.append(piece)
                size += len(piece)
                if size > _OUTPUT_LIMIT:
                    raise TemplateError("it prints too much")
        except (RecursionError, MemoryError):
            raise TemplateError(f"template {self.name}: it goes too deep") from None
        except Exception as error:
            raise _failed(self.name, error) from error
        return list(_parts("".join(pieces)))


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

        environment = language()
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
        return Template(name, frozenset(names - {BUDGET}), compiled)


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

"""A model is loaded without what reading does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing_tui.extraction.models import ModelMissing, load

_LOAD = """
import sys
from briefing_tui.extraction.models import load
nlp = load("en_core_web_sm")
assert [token.pos_ for token in nlp("Ministers met.")] == ["NOUN", "VERB", "PUNCT"]
print(sorted({"requests", "typer", "spacy.cli"} & sys.modules.keys()))
import spacy.cli
print(spacy.cli.info.__module__)
"""


def test_no_http_client_is_loaded_beside_the_articles() -> None:
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "spacy.cli.info"]


def test_a_model_that_is_not_installed() -> None:
    with pytest.raises(ModelMissing, match="'en_no_such_model' is not installed"):
        load("en_no_such_model")

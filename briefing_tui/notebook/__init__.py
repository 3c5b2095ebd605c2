"""What the analyst wrote and decided: plain JSON through TinyDB, written whole, backed up, safe from damage."""

from briefing_tui.notebook.drafts import Drafts
from briefing_tui.notebook.failures import NotSaved
from briefing_tui.notebook.notebook import Notebook
from briefing_tui.notebook.puts import Put
from briefing_tui.notebook.repair import Damage, NotebookError
from briefing_tui.notebook.reviews import ReviewStore

__all__ = ["Damage", "Drafts", "NotSaved", "Notebook", "NotebookError", "Put", "ReviewStore"]

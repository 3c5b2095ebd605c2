"""What the analyst wrote: plain JSON through TinyDB, written whole, backed up, never overwritten when damaged."""

from briefing_tui.notebook.notebook import Notebook, NotSaved
from briefing_tui.notebook.repair import Damage, NotebookError

__all__ = ["Damage", "NotSaved", "Notebook", "NotebookError"]

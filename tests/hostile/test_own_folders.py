"""Folders and files that other programs, and other desks, write to: names that are no text, and changes at once."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from briefing_tui.desk import Desk
from briefing_tui.desk.archive import Archive, ArchiveError
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

TEXT = b"The envoy Ada Berg came to Oslo on Friday. She will sign the treaty there, she said. "
LONG_AGO = (1e9, 1e9)


def test_a_watched_file_whose_name_is_no_text_keeps_no_other_out(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)  # noqa: PTH102 - bytes
    names = [b"a\xff\x1b[2J.txt", b"b.txt", b"c\n\xc2\x9b.txt"]
    try:
        for name in names:
            with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123
                file.write(TEXT + name[:1] * 9)
            os.utime(folder + b"/" + name, LONG_AGO)
    except OSError:
        pytest.skip("this file system takes no such names")
    os.symlink("in", tmp_path / "loop")  # noqa: PTH211 - to itself, from within
    settings = Settings(watch=(str(tmp_path),))
    with closing(Desk.open(Paths.under(tmp_path / "home"), settings)) as desk:
        assert len(list(desk.watch_once())) == 3
        assert list(desk.watch_once()) == [], "what was seen is remembered, whatever it is called"
        shown = "".join(desk.article(row.id).ref for row in desk.rows(desk.find()))  # type: ignore[union-attr]
        assert not set(shown) & {"\x1b", "\n", "\x9b", "\udcff"}
        os.unlink(folder + b"/" + names[0])  # noqa: PTH108
        assert list(desk.watch_once()) == []
        assert len(desk._library.seen_files()) == 2


def test_a_link_where_output_is_being_made_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    (tmp_path / "out.jsonl.part").symlink_to(precious)
    with pytest.raises(OSError, match=r"out\.jsonl\.part"):
        Archive(tmp_path / "out.jsonl", "task")
    assert precious.read_text() == "precious"
    (tmp_path / "out.jsonl.part").unlink()
    (tmp_path / "out.jsonl.state").write_text("[" * 100_000)
    with pytest.raises(ArchiveError, match="can't be read"):
        Archive(tmp_path / "out.jsonl", "task")


_WORKER = """
import sys
from pathlib import Path
from briefing_tui.desk import Desk
from briefing_tui.intake import Feed
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings
desk = Desk.open(Paths.under(Path(sys.argv[1])), Settings())
for number in range(30):
    desk.save_view(f"{sys.argv[2]} {number}", "is:unread")
    desk.follow([Feed(url=f"https://{sys.argv[2]}.example/{number}")])
    if number % 3 == 0:
        desk.remove_view(f"{sys.argv[2]} {number}")
        desk.unfollow(f"https://{sys.argv[2]}.example/{number}")
desk.close()
"""


def test_views_and_feeds_that_two_desks_change_at_once_are_all_kept(tmp_path: Path) -> None:
    workers = [subprocess.Popen([sys.executable, "-c", _WORKER, str(tmp_path), name]) for name in "ab"]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    with closing(Desk.open(Paths.under(tmp_path), Settings())) as desk:
        assert len(desk.feeds()) == 40
        assert len([view for view in desk.views() if view.query == "is:unread" and view.name != "Unread"]) == 40

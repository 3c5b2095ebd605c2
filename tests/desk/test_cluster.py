"""An archive on a Dask cluster of two workers: the records and their order are those of one process."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.desk import cluster, cores
from briefing_tui.desk.archive import Archive, ArchiveError, task_of
from briefing_tui.desk.cluster import ClusterError, Outcome, brief_on_cluster
from briefing_tui.intake import article

distributed = pytest.importorskip("distributed")


def _die(raw: bytes, model: str) -> Outcome:
    raise MemoryError


def _archive(path: Path, count: int) -> Path:
    lines = [
        json.dumps(
            {
                "id": f"wire-{n}",
                "title": f"Story {n}",
                "text": f"Minister Ana Ruiz will visit Lima on 4 May. Number {n}.",
            }
        )
        for n in range(count)
    ]
    lines.insert(3, "{broken")
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture(scope="module")
def local() -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(cluster, "PARTITION", 4)
    monkeypatch.setattr(brief_on_cluster, "__defaults__", (4,))


def test_a_killed_worker_changes_nothing(local, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    source = _archive(tmp_path / "wire.jsonl", 60)
    assert main(["brief", str(source), "--json"]) == 1
    alone, _ = capfd.readouterr()
    victim = next(iter(local.workers.values()))
    killed = threading.Event()

    def kill() -> None:
        time.sleep(1.5)
        os.kill(victim.pid, signal.SIGKILL)
        killed.set()

    threading.Thread(target=kill).start()
    out = tmp_path / "briefs.jsonl"
    assert main(["brief", str(source), "--json", "--scheduler", local.scheduler_address, "-o", str(out)]) == 1
    assert killed.wait(30)
    assert out.read_text() == alone
    assert len(alone.splitlines()) == 60
    assert not list(tmp_path.glob("briefs.jsonl.*"))
    assert "wire.jsonl:4" in capfd.readouterr().err


def test_a_partition_that_fails_is_tried_again_and_then_named(local, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(cluster, "read_partition", _die)
    articles = [article(text=f"Rain {n}.", ref=f"r{n}") for n in range(6)]
    outcomes = list(brief_on_cluster(articles, "none", local.scheduler_address))
    assert [outcome.articles for outcome in outcomes] == [4, 2]
    assert [ref for outcome in outcomes for ref, _ in outcome.failed] == [f"r{n}" for n in range(6)]
    assert "3 times (MemoryError)" in outcomes[0].failed[0][1]


def test_no_scheduler_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    source = _archive(tmp_path / "wire.jsonl", 1)
    assert main(["brief", str(source), "--json", "--scheduler", "tcp://127.0.0.1:9"]) == 1
    assert "no scheduler answers at tcp://127.0.0.1:9" in capfd.readouterr().err
    with pytest.raises(ClusterError):
        list(brief_on_cluster([], "none", "nonsense://x"))


def test_a_stopped_output_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    source = _archive(tmp_path / "wire.jsonl", 40)
    out = tmp_path / "briefs.jsonl"
    begun: list[int] = []

    def read(part, model: str) -> Outcome:  # type: ignore[no-untyped-def]
        begun.append(len(part))
        if len(begun) == 2:
            raise KeyboardInterrupt
        return Outcome(len(part), b"".join(f"{one.ref}\n".encode() for one in part), ())

    monkeypatch.setattr(cores, "read_here", read)
    command = ["brief", str(source), "--json", "--jobs", "1", "-o", str(out)]
    assert main(command) == 130
    assert "stopped after 16 articles" in capfd.readouterr().err
    assert not out.exists()
    with (tmp_path / "briefs.jsonl.part").open("ab") as part:
        part.write(b"half a li")
    assert main(command) == 1
    assert begun == [16, 16, 16, 8]
    assert out.read_text().split() == [f"wire-{n}" for n in range(40)]
    assert "going on after 16 articles" in capfd.readouterr().err
    assert main(["brief", "-", "--json", "-o", str(out)]) == 2
    assert main(["brief", str(source), "-o", str(out)]) == 2


def test_an_output_of_another_task_is_not_gone_on_with(tmp_path: Path) -> None:
    source = _archive(tmp_path / "wire.jsonl", 2)
    out = tmp_path / "out.jsonl"
    archive = Archive(out, task_of([str(source)], "sm", None))
    archive.write(1, b"x\n", (("a", "b"),))
    archive.close()
    with pytest.raises(ArchiveError, match="another input"):
        Archive(out, task_of([str(source)], "md", None))
    again = Archive(out, task_of([str(source)], "sm", None))
    assert (again.done, again.failed) == (1, (("a", "b"),))
    again.close()
    (tmp_path / "out.jsonl.part").write_bytes(b"")
    with pytest.raises(ArchiveError, match="shorter"):
        Archive(out, task_of([str(source)], "sm", None))
    (tmp_path / "out.jsonl.state").write_text("{")
    with pytest.raises(ArchiveError, match="can't be read"):
        Archive(out, "x")

"""briefing: reads articles for a briefing analyst, offline, with the evidence for every line one key away."""

__all__ = ["__version__"]

__version__: str


def __getattr__(name: str) -> str:
    # Looked up only when asked for: reading the metadata takes longer than printing the help.
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("briefing-tui")
    except PackageNotFoundError:  # a bare checkout that was never installed
        return "0.1.0"

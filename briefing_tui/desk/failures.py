"""What the desk can't do, said in one line."""

__all__ = ["NotBriefed"]


class NotBriefed(LookupError):
    """There is no such article, or no brief of it yet; the message is one line."""

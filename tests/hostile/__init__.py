"""Hostile articles on their whole way: bytes, article, brief, export."""

"""Frozen editions of the content: `data/editions/<name>.json`, each what the data said then.

An edition keeps every id with what it means and how it read, so that the check can refuse an id
that vanished or changed its meaning, and pages can show what changed.
"""

"""Slides from the same data as the pages: `decks/<kind>-<id>.html`, shown by reveal.js.

`slide.py` is what a slide holds, `split.py` breaks text for it, `items.py` and `training.py` say
which slides an item becomes, `page.py` writes the HTML.
"""

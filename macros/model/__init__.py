"""What an editor writes: one class a kind of item, one file an item, file name = id.

The classes are the only description of the data: the loader checks files against them, the JSON
schemas for editors are made from them, and templates get them.
"""

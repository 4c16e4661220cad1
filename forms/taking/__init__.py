"""What a form takes over from other files that the person chooses.

Nothing that is there is overwritten, and nothing is taken silently: every file and everything left
out is told in a note.  The files are untrusted; what a column or question cannot show is left out.
"""

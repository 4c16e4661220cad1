"""Many filled copies gathered: who handed in, what stands where, what is to be done by when.

Numbers count files and name them; nothing is scored, averaged, added up over levels or ranked.
The files are untrusted: each ends among those received or among those left, with a reason.
"""

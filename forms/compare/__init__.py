"""Several filled copies of one form beside each other, period by period, question by question.

Nothing is scored, summed or judged: it is said what stood where and which way an answer moved.
The files are untrusted, their order tells nothing, and one that does not belong here is told of
while the others are compared.
"""

"""What is missing or contradictory in a response, said so that the person can mend it.

The review speaks of the paper, never of the person: no score, no rating, no verdict.
"""

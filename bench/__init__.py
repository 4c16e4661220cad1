"""What is measured: synthetic handbooks, and the time that building and searching them takes."""

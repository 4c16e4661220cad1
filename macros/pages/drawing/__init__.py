"""Pictures that are drawn at build: a procedure's steps, and the map of documents."""

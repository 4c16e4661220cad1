"""The site's pages: what is made from the catalog, and what a macro call becomes."""

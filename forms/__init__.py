"""The forms' own rules: the same code runs in the tests and in the reader's browser.

This package knows neither YAML, nor MkDocs, nor the page.  What the build compiled comes in
as a `FormDefinition`, what a person entered as a `Response`; `bridge` is the only seam to the
browser.
"""

__version__ = "0.1.0"

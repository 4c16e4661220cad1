"""The papers that a form is taken away as: one module a format."""

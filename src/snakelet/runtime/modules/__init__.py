"""The built-in modules, one a file."""

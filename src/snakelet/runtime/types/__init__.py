"""The user-visible types, one a file."""

"""Entry points and what a platform gives."""

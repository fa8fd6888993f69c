# Words: counting them and forming plurals.

from .counting import count, longest
from .grammar import plural

__all__ = ["count", "longest", "plural"]

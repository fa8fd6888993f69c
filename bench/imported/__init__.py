# The packages that `importing.py` imports; modules of the usual kinds and sizes.

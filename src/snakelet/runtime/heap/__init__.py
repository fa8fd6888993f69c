"""The memory of a program: cells, bytes, interned strings, the blocks and the collector."""

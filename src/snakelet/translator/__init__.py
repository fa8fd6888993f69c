"""Static Python to C. Knows nothing of MicroPython: the product's hooks are handed in by the build.

The way of a function: `source` finds its tree, `lower` turns the tree into typed `ir` (checking
the rules, folding what is known at build time), `effect` finds what can raise or allocate, `emit`
writes C. `rom` writes the objects of build time, `unit` puts it all into files.
"""

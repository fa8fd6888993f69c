# Modules that import each other.
# expect: cpython
# with: first.py second.py
import first
print(first.name, first.other())

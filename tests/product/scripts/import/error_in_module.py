# A module that raises isn't kept.
# expect: cpython
# with: broken.py
import sys
for _ in range(2):
    try:
        import broken
    except ValueError as e:
        print("caught", e, "broken" in sys.modules)

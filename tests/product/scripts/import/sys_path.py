# sys.path says where modules are looked for.
# expect: cpython
# with: elsewhere
import sys
try:
    import far
except ImportError:
    print("not yet")
sys.path.append("elsewhere")
import far
print(far.name, "far" in sys.modules)

# Relative imports, of siblings and from the package above.
# expect: cpython
# with: shapes
from shapes.flat.related import total, NAME
print(total(2), NAME)

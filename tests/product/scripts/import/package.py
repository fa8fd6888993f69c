# Packages, modules in them, and names imported from them.
# expect: cpython
# with: shapes
import shapes
import shapes.flat.square
from shapes.flat import circle, square as sq
from shapes import NAME, flat
print(shapes.NAME, NAME, shapes.flat.square.area(3), circle.area(1), sq is shapes.flat.square, flat.circle is circle, shapes.flat.__name__)

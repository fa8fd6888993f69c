# Keys with their own hash and equality.
# expect: cpython
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __hash__(self):
        return self.x * 31 + self.y
    def __eq__(self, other):
        return self.x == other.x and self.y == other.y
d = {Point(1, 2): "a"}
d[Point(1, 2)] = "b"
print(len(d), d[Point(1, 2)], Point(2, 1) in d)

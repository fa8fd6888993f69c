# Items whose __eq__ empties the list that is being searched.
class M:
    def __init__(self, l):
        self.l = l

    def __eq__(self, o):
        self.l.clear()
        return False


l = []
l.extend([M(l), M(l), 1])
print(5 in l, l)
l = []
l.extend([M(l), M(l), 1])
print(l.count(3), l)
l = []
l.extend([M(l), M(l), 1])
try:
    l.remove(7)
except ValueError:
    print("ve", l)
l = []
l.extend([M(l), M(l), 1])
print(l == [1, 2, 3])

# A subclass of list.
# expect: cpython
# differs: MicroPython prints a subclass of a native type as that type
class Stack(list):
    def push(self, x):
        self.append(x)
    def peek(self):
        return self[-1]
    def __repr__(self):
        return "Stack of %d" % len(self)
s = Stack([1, 2])
s.push(3)
print(s, s.peek(), len(s), s[0], 2 in s, list(s), isinstance(s, list), sorted(s, reverse=True), s == [1, 2, 3])

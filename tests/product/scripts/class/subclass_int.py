# A subclass of int.
# expect: cpython
class Money(int):
    def pounds(self):
        return "£%d" % self
m = Money(5)
print(m + 1, m.pounds(), m == 5, m * 2, isinstance(m, int), m > 3, {5: "five"}[m])

# A class with state and methods.
# expect: cpython
class Counter:
    "counts"
    made = 0
    def __init__(self, start=0):
        self.value = start
        Counter.made += 1
    def add(self, n=1):
        self.value += n
        return self
c = Counter(5)
print(c.add().add(10).value, Counter.made, Counter(1).value, Counter.made, type(c) is Counter, Counter.__name__)

# A subclass of str.
# expect: cpython
# differs: MicroPython can't index a subclass of str
class Name(str):
    def hello(self):
        return "hello " + self
n = Name("ann")
print(n.hello(), n.upper(), len(n), n == "ann", n + "!", n[0])

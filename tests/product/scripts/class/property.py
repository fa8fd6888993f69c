# Properties with getter, setter and deleter.
# expect: cpython
class Celsius:
    def __init__(self):
        self._t = 0
    @property
    def fahrenheit(self):
        return self._t * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f):
        self._t = (f - 32) * 5 / 9
    @fahrenheit.deleter
    def fahrenheit(self):
        self._t = None
    @property
    def fixed(self):
        return "fixed"
c = Celsius()
c.fahrenheit = 212
print(c._t, c.fahrenheit, c.fixed)
del c.fahrenheit
print(c._t)
try:
    c.fixed = 1
except AttributeError:
    print("AttributeError")

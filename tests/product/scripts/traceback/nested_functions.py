# Lambdas, comprehensions, methods and generators have names.
# expect: micropython
# differs: CPython words its messages otherwise
class A:
    def method(self):
        return [self.item(x) for x in (1, 2)]
    def item(self, x):
        return (lambda y: next(gen(y)))(x)
def gen(n):
    yield n.missing
A().method()

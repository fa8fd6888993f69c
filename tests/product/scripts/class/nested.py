# Classes in classes and in functions.
# expect: cpython
class Outer:
    class Inner:
        def f(self):
            return "inner"
    def make(self):
        class Local(Outer.Inner):
            def g(self):
                return self.f() + " local"
        return Local()
print(Outer.Inner().f(), Outer().make().g())

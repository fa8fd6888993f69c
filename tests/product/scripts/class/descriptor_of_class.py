# A descriptor that is read through the class is asked with None.
# expect: cpython
# differs: MicroPython asks descriptors of instances only


class Field:
    def __get__(self, instance, owner):
        print("get", instance is None, owner.__name__)
        return self if instance is None else "value"


class Constant:
    def __get__(self, instance, owner):
        return 42


class Base:
    field = Field()
    constant = Constant()

    @classmethod
    def read(cls):
        return cls.constant


class Derived(Base):
    def through_super(self):
        return super().constant


for _ in range(3):
    print(type(Base.field).__name__, Derived.constant)
print(Derived().field, Base.read(), Derived().through_super(), Derived.read())
Base.field = 1
print(Base.field)

# Every built-in name of the reference is there.
# expect: cpython
names = "abs all any bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type zip NotImplemented Ellipsis __import__ __build_class__".split()
import builtins
print([name for name in names if not hasattr(builtins, name)])

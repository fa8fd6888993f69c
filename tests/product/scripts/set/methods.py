# The methods by name.
# expect: cpython
a, b = {1, 2, 3}, [2, 3, 4]
print(sorted(a.union(b)), sorted(a.intersection(b)), sorted(a.difference(b)), sorted(a.symmetric_difference(b)))
print(a.issubset({1, 2, 3, 4}), a.issuperset([1]), a.isdisjoint([9]), a.copy() == a)

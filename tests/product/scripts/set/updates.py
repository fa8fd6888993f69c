# The methods that change the set.
# expect: cpython
a = {1, 2, 3}
a.update([4, 5]); print(sorted(a))
a.difference_update([1]); print(sorted(a))
a.intersection_update([2, 3, 9]); print(sorted(a))
a.symmetric_difference_update([3, 7]); print(sorted(a))
a |= {8}; a &= {2, 8}; a ^= {2}; a -= {9}; print(sorted(a))
a.clear(); print(a)

# Counts that no machine word holds.
# expect: cpython
# differs: MicroPython computes modulo the word
from struct import calcsize, pack

for count in (10**20, 10**30, 99999999999999999999):
    for code in "sxBHQ":
        try:
            print(calcsize(str(count) + code))
        except Exception as e:
            print("refused")
        try:
            print(pack(str(count) + code, 1))
        except Exception as e:
            print("refused")
print(calcsize("100000000s"), calcsize("10000000Q"))

# sys.modules can be changed.
# expect: cpython
# with: counted.py
import sys
import counted
counted.value = "changed"
del sys.modules["counted"]
import counted
print(counted.value)
sys.modules["made_up"] = counted
import made_up
print(made_up is counted)

# A KeyboardInterrupt gives exit code 130.
# expect: micropython
# differs: CPython words its messages otherwise
print("x")
raise KeyboardInterrupt

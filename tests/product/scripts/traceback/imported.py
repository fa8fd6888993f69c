# A traceback through a module.
# expect: micropython
# differs: CPython words its messages otherwise
# with: failing.py
import failing
failing.run()

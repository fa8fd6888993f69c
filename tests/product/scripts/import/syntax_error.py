# A module with a mistake.
# expect: micropython
# differs: CPython words its messages otherwise
# with: mistaken.py
import mistaken

# upper, lower and the predicates, within ASCII.
# expect: cpython
print("Abc1".upper(), "ABC1".lower(), "abc".islower(), "Abc".islower(), "ABC".isupper(), "1".isupper(), "123".isdigit(), "12a".isdigit(), "".isdigit(), "abc".isalpha(), "a1".isalpha(), " \t\n".isspace(), "".isspace())

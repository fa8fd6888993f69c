# Sources and modes that won't do.
# expect: micropython
# differs: CPython words its messages otherwise
for arguments in (("1 +", "n", "eval"), ("x = 1", "n", "eval"), ("1", "n", "unknown"), ("if", "n", "exec")):
    try:
        compile(*arguments)
    except Exception as e:
        print(arguments, type(e).__name__, e)

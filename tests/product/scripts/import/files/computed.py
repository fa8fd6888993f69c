def __getattr__(name):
    if name.startswith("a"):
        return name * 2
    raise AttributeError(name)

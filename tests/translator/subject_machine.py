machine = None

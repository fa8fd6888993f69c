import first


def name_of_first():
    return "second sees " + first.name

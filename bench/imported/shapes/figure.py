# What all figures share.


class Figure:
    """A plane figure. A subclass gives its measures, its area and its outline."""

    def __init__(self, *measures):
        for measure in measures:
            if measure < 0:
                raise ValueError("a measure can't be negative: %r" % measure)
        self.measures = measures

    @classmethod
    def of_size(cls, size):
        return cls(size)

    def area(self):
        raise NotImplementedError

    def outline(self):
        raise NotImplementedError

    def is_larger(self, other):
        return self.area() > other.area()

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join([str(m) for m in self.measures]))

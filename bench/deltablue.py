# Classes: DeltaBlue, an incremental solver of one-way constraints with strengths, on a chain of
# equalities and on a set of scalings, n times. Measures abstract methods, lists and object graphs.
# Source: B. Freeman-Benson, J. Maloney, A. Borning, "An incremental constraint solver" (CACM 1990);
# J. Maloney and M. Wolczko's chain and projection tests.

import sys

SIZE = 25
LENGTH = 100

# Strengths: a smaller number wins.
REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)
NONE, FORWARD, BACKWARD = 0, 1, -1


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stays = True


class Constraint:
    is_input = False

    def __init__(self, planner, strength):
        self.strength = strength
        self.planner = planner

    def post(self):
        self.attach()
        self.planner.add(self)

    def destroy(self):
        if self.is_satisfied():
            self.planner.remove(self)
        self.detach()

    def satisfy(self, mark):
        """Choose a method for this constraint; return the constraint that it overrides."""
        self.choose(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise RuntimeError("a required constraint can't be satisfied")
            return None
        self.mark_inputs(mark)
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        output.determined_by = self
        if not self.planner.propagate(self, mark):
            raise RuntimeError("cycle of constraints")
        output.mark = mark
        return overridden


class UnaryConstraint(Constraint):
    def __init__(self, planner, variable, strength):
        super().__init__(planner, strength)
        self.variable = variable
        self.satisfied = False
        self.post()

    def attach(self):
        self.variable.constraints.append(self)
        self.satisfied = False

    def detach(self):
        self.variable.constraints.remove(self)
        self.satisfied = False

    def choose(self, mark):
        variable = self.variable
        self.satisfied = variable.mark != mark and self.strength < variable.walk_strength

    def is_satisfied(self):
        return self.satisfied

    def unsatisfy(self):
        self.satisfied = False

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def output(self):
        return self.variable

    def recalculate(self):
        self.variable.walk_strength = self.strength
        self.variable.stays = not self.is_input
        if self.variable.stays:
            self.execute()

    def execute(self):
        pass


class Stay(UnaryConstraint):
    pass


class Edit(UnaryConstraint):
    is_input = True


class BinaryConstraint(Constraint):
    def __init__(self, planner, source, target, strength):
        super().__init__(planner, strength)
        self.source = source
        self.target = target
        self.direction = NONE
        self.post()

    def attach(self):
        self.source.constraints.append(self)
        self.target.constraints.append(self)
        self.direction = NONE

    def detach(self):
        self.source.constraints.remove(self)
        self.target.constraints.remove(self)
        self.direction = NONE

    def choose(self, mark):
        source, target = self.source, self.target
        can_forward = target.mark != mark and self.strength < target.walk_strength
        can_backward = source.mark != mark and self.strength < source.walk_strength
        if source.mark == mark:
            self.direction = FORWARD if can_forward else NONE
        elif target.mark == mark:
            self.direction = BACKWARD if can_backward else NONE
        elif source.walk_strength > target.walk_strength:
            self.direction = BACKWARD if can_backward else NONE
        else:
            self.direction = FORWARD if can_forward else NONE

    def is_satisfied(self):
        return self.direction != NONE

    def unsatisfy(self):
        self.direction = NONE

    def input(self):
        return self.source if self.direction == FORWARD else self.target

    def output(self):
        return self.target if self.direction == FORWARD else self.source

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        variable = self.input()
        return variable.mark == mark or variable.stays or variable.determined_by is None

    def recalculate(self):
        source, output = self.input(), self.output()
        output.walk_strength = max(self.strength, source.walk_strength)
        output.stays = source.stays
        if output.stays:
            self.execute()


class Equal(BinaryConstraint):
    def execute(self):
        self.output().value = self.input().value


class Scale(BinaryConstraint):
    """target = source * factor + offset, solved in either direction."""

    def __init__(self, planner, source, factor, offset, target, strength):
        self.factor = factor
        self.offset = offset
        super().__init__(planner, source, target, strength)

    def attach(self):
        super().attach()
        self.factor.constraints.append(self)
        self.offset.constraints.append(self)

    def detach(self):
        super().detach()
        self.factor.constraints.remove(self)
        self.offset.constraints.remove(self)

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.factor.mark = self.offset.mark = mark

    def execute(self):
        if self.direction == FORWARD:
            self.target.value = self.source.value * self.factor.value + self.offset.value
        else:
            self.source.value = (self.target.value - self.offset.value) // self.factor.value

    def recalculate(self):
        source, output = self.input(), self.output()
        output.walk_strength = max(self.strength, source.walk_strength)
        output.stays = source.stays and self.factor.stays and self.offset.stays
        if output.stays:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark)
        while overridden is not None:
            overridden = overridden.satisfy(mark)

    def remove(self, constraint):
        output = constraint.output()
        constraint.unsatisfy()
        constraint.detach()
        unsatisfied = self.released_from(output)
        constraint.attach()
        for strength in range(REQUIRED, WEAKEST + 1):
            for other in unsatisfied:
                if other.strength == strength:
                    self.add(other)

    def released_from(self, output):
        """Recompute all that output determined; return the constraints that are now free."""
        output.determined_by = None
        output.walk_strength = WEAKEST
        output.stays = True
        unsatisfied = []
        pending = [output]
        while pending:
            variable = pending.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
                elif constraint is not variable.determined_by:
                    constraint.recalculate()
                    pending.append(constraint.output())
        return unsatisfied

    def propagate(self, constraint, mark):
        pending = [constraint]
        while pending:
            current = pending.pop()
            if current.output().mark == mark:
                constraint.unsatisfy()
                return False
            current.recalculate()
            self.add_consumers(current.output(), pending)
        return True

    def add_consumers(self, variable, pending):
        for constraint in variable.constraints:
            if constraint is not variable.determined_by and constraint.is_satisfied():
                pending.append(constraint)

    def plan(self, edits):
        mark = self.new_mark()
        plan = []
        pending = [edit for edit in edits if edit.is_satisfied()]
        while pending:
            constraint = pending.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                output.mark = mark
                self.add_consumers(output, pending)
        return plan

    def change(self, variable, values):
        """Edit a variable through all values, by one plan; yield after each."""
        edit = Edit(self, variable, PREFERRED)
        plan = self.plan([edit])
        for value in values:
            variable.value = value
            for constraint in plan:
                constraint.execute()
            yield value
        edit.destroy()


def chain_test(n):
    planner = Planner()
    variables = [Variable("v%d" % i, 0) for i in range(n + 1)]
    for left, right in zip(variables, variables[1:]):
        Equal(planner, left, right, REQUIRED)
    Stay(planner, variables[-1], STRONG_DEFAULT)
    for value in planner.change(variables[0], range(100)):
        if variables[-1].value != value:
            raise RuntimeError("the chain doesn't carry the value")
    return variables[-1].value


def check(variables, expected):
    if [variable.value for variable in variables] != expected:
        raise RuntimeError("the scaling is wrong")


def projection_test(n):
    planner = Planner()
    factor, offset = Variable("factor", 10), Variable("offset", 1000)
    sources = [Variable("source", i) for i in range(n)]
    targets = [Variable("target", i) for i in range(n)]
    for source, target in zip(sources, targets):
        Stay(planner, source, NORMAL)
        Scale(planner, source, factor, offset, target, REQUIRED)
    for _ in planner.change(sources[-1], [17]):
        check(targets[-1:], [17 * 10 + 1000])
    for _ in planner.change(targets[-1], [1050]):
        check(sources[-1:], [5])
    for value in planner.change(factor, [5, 6, 7]):
        check(targets[:-1], [i * value + 1000 for i in range(n - 1)])
    for value in planner.change(offset, [2000, 3000]):
        check(targets[:-1], [i * 7 + value for i in range(n - 1)])
    return sum(target.value for target in targets)


def main(n):
    total = 0
    for turn in range(n):
        total += chain_test(LENGTH) + projection_test(LENGTH + turn)
    print(total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)

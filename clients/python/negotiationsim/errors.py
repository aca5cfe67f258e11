"""What can go wrong, as exceptions that say where and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a file: where (line and column from 1, 0 for the file as a whole), what, and the cure."""

    file: str
    line: int
    column: int
    path: str
    what: str
    cure: str

    def __str__(self):
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place} {self.path}: {self.what}. {self.cure}" if self.path else f"{place}: {self.what}. {self.cure}"


class SimError(Exception):
    """A call that did not end well: `code` is the program's exit code, `wrote` what stands on the disk all the same."""

    def __init__(self, message, code=None, problems=(), wrote=()):
        super().__init__(message)
        self.code, self.problems, self.wrote = code, tuple(problems), tuple(wrote)


class InputError(SimError):
    """A fault in a file or an argument; nothing was done. `problems` has each with its place and cure, if it is a file's."""

    @property
    def problem(self):
        """The first problem; None if the fault is an argument's, which the message tells."""
        return self.problems[0] if self.problems else None


class Differs(SimError):
    """Done, and the answer is no: `reproduce` found a difference."""


class Stopped(SimError):
    """Stopped by a fault outside, such as a full disk; a sweep or calibration goes on when it is called again."""


class ProgramMissing(SimError):
    """The program `sim` was not found."""


class VersionDiffers(SimError):
    """The program is of another version than this package."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C: the program has ended, and `wrote` names the results folders that stand, whole, of the replications done."""

    def __init__(self, message, wrote=()):
        super().__init__(message)
        self.wrote = tuple(wrote)

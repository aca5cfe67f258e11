"""NegotiationSim from Python: every command of the program `sim` is a function, every results folder an object.

    import negotiationsim as sim
    phased = sim.run("scenarios/phased.json", replications=200)
    phased.summary["metrics"]["war"]
    phased.table("trajectories")
    phased.chart("dashboard")

The program is found by the environment variable SIM, then on PATH, then as ./sim of a clone above the current folder.
"""

from .commands import *  # noqa: F401,F403
from .commands import __all__ as _commands
from .errors import Differs, InputError, Interrupted, Problem, ProgramMissing, SimError, Stopped, VersionDiffers
from .calling import VERSION as __version__
from .calling import program
from .results import Chart, Results, open  # noqa: A004

__all__ = [
    *_commands, "open", "program", "Results", "Chart",
    "SimError", "InputError", "Problem", "Differs", "Stopped", "Interrupted", "ProgramMissing", "VersionDiffers",
]

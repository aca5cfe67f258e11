"""Finds the program, checks its version, and calls it: with a list of arguments, never through a shell."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from . import errors

VERSION = "0.1.0"
_STREAMED = ("serve",)  # what it prints is needed while it runs
_known = {}


def program():
    """The program as a list of words: SIM, else `sim` on PATH, else ./sim of a clone at or above the current folder."""
    named = os.environ.get("SIM")
    if named:
        if named.endswith(".dll") and os.path.exists(named):
            return _checked(["dotnet", named])
        found = shutil.which(named)
        if found is None:
            raise errors.ProgramMissing(f"SIM is {named}, where no program is. Let SIM name the program, or unset it.")
        return _checked([found])
    found = shutil.which("sim")
    if found:
        return _checked([found])
    script = "sim.cmd" if os.name == "nt" else "sim"
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / script).is_file() and (folder / "NegotiationSim.sln").is_file():
            return _checked([str(folder / script)])
    raise errors.ProgramMissing(
        "The program sim was found neither by the environment variable SIM, nor on PATH, nor in a clone above this folder. "
        "Download or build it (README.md, 'Run it'), and set SIM to where it is.")


def _checked(words):
    """The words, if the program's version is this package's up to the last part; it is asked once."""
    key = (*words, os.stat(words[-1]).st_mtime_ns)
    if key not in _known:
        said = subprocess.run([*words, "--version"], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        _known[key] = said.stdout.strip().split("+")[0] if said.returncode == 0 else ""
    if _known[key].split(".")[:2] != VERSION.split(".")[:2]:
        raise errors.VersionDiffers(
            f"{words[-1]} is version {_known[key] or 'unknown'}, and this package is for {VERSION}. Install the package of the "
            f"program's version, or set SIM to a program of version {VERSION}.")
    return words


def call(command, arguments):
    """Calls a command and waits. Gives what it printed, and the paths that it wrote.

    Ctrl-C goes to the program, which puts in order what is done; a second one ends it and all that it started at once.
    """
    with tempfile.TemporaryDirectory(prefix="negotiationsim-") as folder:
        end = os.path.join(folder, "end.json")
        on_terminal = sys.stderr is not None and sys.stderr.isatty()  # then the program draws its progress there
        process = subprocess.Popen(
            [*program(), command, *arguments], stdin=subprocess.DEVNULL, env={**os.environ, "SIM_END": end},
            stdout=None if command in _STREAMED else subprocess.PIPE, stderr=None if on_terminal else subprocess.PIPE,
            text=True, encoding="utf-8", start_new_session=True)
        interrupted = False
        try:
            while True:
                try:
                    output, notes = process.communicate()
                    break
                except KeyboardInterrupt:
                    _signal(process, signal.SIGKILL if interrupted and os.name != "nt" else signal.SIGINT)
                    interrupted = True
        except BaseException:
            _signal(process, signal.SIGKILL if os.name != "nt" else signal.SIGINT)
            raise
        ending = {"message": "", "problems": [], "wrote": [], "kept": []}
        if os.path.exists(end):
            with open(end, encoding="utf-8") as file:
                ending = json.load(file)
    _raise_for(process.returncode, ending, (notes or "").strip(), interrupted)
    if notes:
        sys.stderr.write(notes)
    return output or "", ending["wrote"] or ending["kept"]


def _signal(process, number):
    """Sends a signal to the program and all that it started."""
    try:
        if os.name == "nt":
            process.terminate()
        else:
            os.killpg(process.pid, number)
    except ProcessLookupError:
        pass


def _raise_for(code, ending, notes, interrupted):
    told = ending["message"] or notes
    if code == 130 or (interrupted and code != 0):
        raise errors.Interrupted(told or "Interrupted.", ending["wrote"])
    if code == 0:
        return
    kind = {1: errors.Differs, 2: errors.InputError, 3: errors.Stopped}.get(code, errors.SimError)
    problems = [errors.Problem(**problem) for problem in ending["problems"]]
    raise kind(told or f"sim ended with {code}.", code, problems, ending["wrote"])


def words(positional, options):
    """The arguments of a call. Options are (name, is_switch, value); None and False are left out, lists are repeated,
    and of a dictionary each entry is NAME=VALUE."""
    line = []
    for name, is_switch, value in options:
        if value is None or value is False:
            continue
        if is_switch:
            line.append(name)
            continue
        for text in _texts(value):
            line.extend([f"{name}={text}"] if text.startswith("-") else [name, text])
    files = [text for value in positional if value is not None for text in _texts(value)]
    return [*files, *line] if not any(file.startswith("-") for file in files) else [*line, "--", *files]


def _texts(value):
    if isinstance(value, dict):
        return [name if given is None else f"{name}={','.join(_texts(given))}" for name, given in value.items()]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in _texts(part)]
    if isinstance(value, os.PathLike):
        return [os.fspath(value)]
    return [str(value)]

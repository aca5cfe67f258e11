#!/usr/bin/env python3
"""Writes the functions of both clients, and R's help pages, from what the program tells of its commands.

    python3 clients/generate.py PROGRAM           writes them
    python3 clients/generate.py PROGRAM --check   names those that are not as they would be written, and ends with 1
"""

import json
import keyword
import os
import subprocess
import sys
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = "Made by clients/generate.py from `sim describe commands --format json`: edit that, not this."


def identifier(name):
    return name.lstrip("-").lower().replace("-", "_")


def python_name(name):
    return identifier(name) + ("_" if keyword.iskeyword(identifier(name)) else "")


def about(entry):
    """The meaning with what else there is to know, in words."""
    text = entry["meaning"].strip()
    if "choices" in entry and not all(choice in text for choice in entry["choices"]):
        text += f" (one of {', '.join(entry['choices'])})"
    if entry.get("default"):
        text += f" [default: {entry['default']}]"
    if entry["repeatable"] and "repeatable" not in text:
        text += " (one or several)"
    return text


def entries(command):
    """Arguments, then options, whose names must not collide."""
    both = command["arguments"] + command["options"]
    names = [identifier(entry["name"]) for entry in both]
    assert len(set(names)) == len(names), f"{command['name']}: two parameters of one name"
    return both


def python(commands):
    parts = [f'"""The commands of sim. {HEAD}"""\n\n# flake8: noqa\nfrom .results import made as _made\n\n'
             f'__all__ = {json.dumps([python_name(c["name"]) for c in commands])}\n']
    for command in commands:
        heads = [python_name(a["name"]) + ("" if a["required"] else "=None") for a in command["arguments"]]
        flags = [python_name(o["name"]) + ("=False" if o["value"] is None else "=None") for o in command["options"]]
        signature = ", ".join(heads + (["*"] if flags else []) + flags)
        text = "\n".join(textwrap.wrap(command["about"], 96, initial_indent="    ", subsequent_indent="    ")).strip()
        meanings = "\n".join("\n".join(textwrap.wrap(f"{python_name(e['name'])}: {about(e)}", 96, initial_indent="    ",
                             subsequent_indent="        ", break_long_words=False)) for e in entries(command))
        positional = ", ".join(python_name(a["name"]) for a in command["arguments"])
        options = "".join(f"\n        ({json.dumps(o['name'])}, {o['value'] is None}, {python_name(o['name'])})," for o in command["options"])
        listed = f"[{options}\n    ]" if options else "[]"
        parts.append(f'\n\ndef {python_name(command["name"])}({signature}):\n    r"""{text}\n\n{meanings}\n    """\n'
                     f'    return _made({json.dumps(command["name"])}, [{positional}], {listed})\n')
    return "".join(parts)


def r_call(command):
    heads = [identifier(a["name"]) + ("" if a["required"] else " = NULL") for a in command["arguments"]]
    flags = [identifier(o["name"]) + (" = FALSE" if o["value"] is None else " = NULL") for o in command["options"]]
    call = f"sim_{identifier(command['name'])}"
    return call, heads + flags


def r(commands):
    parts = [f"# The commands of sim. {HEAD}\n"]
    for command in commands:
        call, signature = r_call(command)
        wrapped = "\n".join(textwrap.wrap(", ".join(signature), 96, initial_indent="    ", subsequent_indent="    "))
        positional = ", ".join(identifier(a["name"]) for a in command["arguments"])
        options = ",\n".join(f"    `{o['name']}` = {identifier(o['name'])}" for o in command["options"])
        listed = f"list(\n{options}\n  )" if options else "list()"
        parts.append(f"\n{call} <- function(\n{wrapped}) {{\n  made({json.dumps(command['name'])}, list({positional}), {listed})\n}}\n")
    return "".join(parts)


def rd_text(text):
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("{", "\\{").replace("}", "\\}")


def rd(command):
    call, signature = r_call(command)
    usage = "\n".join(textwrap.wrap(f"{call}({', '.join(signature)})", 80, subsequent_indent="  "))
    items = "".join(f"  \\item{{{identifier(e['name'])}}}{{{rd_text(about(e))}}}\n" for e in entries(command))
    return (f"% {HEAD}\n\\name{{{call}}}\n\\alias{{{call}}}\n\\title{{sim {command['name']}}}\n"
            f"\\description{{\n{rd_text(command['about'])}\n}}\n\\usage{{\n{usage}\n}}\n\\arguments{{\n{items}}}\n"
            "\\value{\nResults (see \\code{\\link{sim_open}}) of a command that writes a results folder, a list of them if it writes\n"
            "several; the paths of other files that it writes; else what it prints, as text, or read from JSON.\n}\n")


def files(commands):
    """Every generated file and its text."""
    made = {os.path.join("python", "negotiationsim", "commands.py"): python(commands), os.path.join("r", "R", "commands.R"): r(commands)}
    made.update({os.path.join("r", "man", r_call(c)[0] + ".Rd"): rd(c) for c in commands})
    return made


def described(program):
    line = ["dotnet", program] if program.endswith(".dll") else [program]
    return json.loads(subprocess.run([*line, "describe", "commands", "--format", "json"], check=True, stdout=subprocess.PIPE).stdout)


def stale(commands):
    """The generated files that are not what they would be now."""
    def text(name):
        path = os.path.join(HERE, name)
        if not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as file:
            return file.read()
    return [name for name, wanted in files(commands).items() if text(name) != wanted]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if "--check" in sys.argv:
        old = stale(described(sys.argv[1]))
        sys.exit(f"Write again with python3 clients/generate.py PROGRAM: {', '.join(old)}" if old else 0)
    for name, text in files(described(sys.argv[1])).items():
        os.makedirs(os.path.dirname(os.path.join(HERE, name)), exist_ok=True)
        with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main()

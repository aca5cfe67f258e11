"""Results folders: read when asked for, kept where they are."""

import base64
import builtins
import csv
import html
import json
import os
from functools import cached_property
from pathlib import Path

from . import calling, errors

_MANIFESTS = ("manifest.json", "sweep.json")


def open(folder):  # noqa: A001
    """The results in a folder: `open("results/phased")`. Nothing of it is read yet."""
    return Results(folder)


class Results:
    """A results folder of any command."""

    def __init__(self, folder, printed=""):
        self.path = Path(folder)
        self.printed = printed  # what the command printed
        if not self.path.is_dir():
            raise errors.InputError(f"{folder}: no such folder. Give a results folder, as results/phased.", 2)

    def __fspath__(self):
        return os.fspath(self.path)

    def __repr__(self):
        return self.printed or f"<results of sim in {self.path}: {', '.join(self.tables)}>"

    @cached_property
    def manifest(self):
        """How the results came about: command, version, seed, scenarios, files."""
        for name in _MANIFESTS:
            if (self.path / name).is_file():
                return self._json(name)
        raise errors.InputError(f"{self.path}: no manifest.json, so these are no results. Name the folder that sim wrote.", 2)

    @cached_property
    def summary(self):
        """The results as the command sums them up: summary.json of a run, comparison.json of a comparison, and so on."""
        names = sorted(p.name for p in self.path.glob("*.json") if p.name not in (*_MANIFESTS, "columns.json", "scenario.json"))
        for name in ("summary.json", "comparison.json", f"{self.manifest.get('kind')}.json", *names):
            if name in names:
                return self._json(name)
        raise errors.InputError(f"{self.path}: these results have no summary. Their tables: {', '.join(self.tables)}.", 2)

    @cached_property
    def scenarios(self):
        """The scenarios' own results in a comparison, by their names."""
        return {p.name: Results(p) for p in sorted(self.path.iterdir()) if (p / "summary.json").is_file()}

    @cached_property
    def columns(self):
        """The data dictionary: by table and column, its label, unit, meaning, type, and whether it may lack a value."""
        if not (self.path / "columns.json").is_file():
            return {}
        return {_table(file): {c["name"]: c for c in columns} for file, columns in self._json("columns.json").items()}

    @property
    def tables(self):
        """The names of the tables."""
        return sorted({*self.columns, *(p.stem for p in self.path.glob("*.csv"))} & set(self._files()))

    def table(self, name, pandas=None):
        """A table: a pandas data frame if pandas is there, or a list of dictionaries (`pandas=False`).

        CSV is read where there is one, with its numbers to the last bit; Parquet alone needs pandas and pyarrow. The columns'
        labels and units are in `columns[name]`, and in the frame's `attrs["columns"]`.
        """
        files = self._files()
        if name not in files:
            raise errors.InputError(f"{self.path}: no table {name}. It has: {', '.join(self.tables)}.", 2)
        if pandas is None:
            pandas = _has("pandas")
        known = self.columns.get(name, {})
        if files[name].suffix != ".csv":
            if not (_has("pandas") and _has("pyarrow")):
                raise errors.InputError(f"{files[name]}: to read Parquet, install pandas and pyarrow; sweeps write CSV with csv=True.", 2)
            import pandas as pd
            frame = pd.read_parquet(files[name])
            return _described(frame, known) if pandas else frame.to_dict("records")
        return _described(_frame(files[name], known), known) if pandas else _rows(files[name], known)

    __getitem__ = table

    @cached_property
    def charts(self):
        """The charts by name."""
        drawn = self.path / "charts" if (self.path / "charts").is_dir() else self.path
        return {p.stem: Chart(drawn, p.stem) for p in sorted(drawn.glob("*.txt"))}

    def chart(self, name):
        """A chart: shown in a notebook, with its caption."""
        if name not in self.charts:
            raise errors.InputError(f"{self.path}: no chart {name}. It has: {', '.join(self.charts) or 'none'}.", 2)
        return self.charts[name]

    def _repr_html_(self):
        heading = html.escape(f"{self.manifest.get('command') or self.path}")
        return f"<p><code>{heading}</code> in <code>{html.escape(str(self.path))}</code></p><pre>{html.escape(self.printed)}</pre>"

    def _files(self):
        """The file of each table: CSV before Parquet, in files or in folders of parts."""
        found = {p.stem: p for p in self.path.glob("*.parquet")}
        found.update({p.parent.name: p.parent for p in self.path.glob("*/*.parquet")})
        found.update({p.stem: p for p in self.path.glob("*.csv")})
        return found

    def _json(self, name):
        with builtins.open(self.path / name, encoding="utf-8") as file:
            return json.load(file)


class Chart(os.PathLike):
    """A chart in its folder: a picture in a notebook, a path for everything else."""

    def __init__(self, folder, name):
        self.name, self.files = name, {p.suffix[1:]: p for p in sorted(folder.glob(f"{name}.*")) if p.suffix != ".txt"}
        self.caption = (folder / f"{name}.txt").read_text(encoding="utf-8").strip()

    def __repr__(self):
        return f"<chart {self.name}: {', '.join(map(str, self.files.values()))}>"

    def __fspath__(self):
        return os.fspath(next((self.files[k] for k in ("png", "svg", "pdf", "tiff") if k in self.files)))

    def _repr_html_(self):
        kind = next((k for k in ("svg", "png") if k in self.files), None)
        if kind is None:
            return f"<p>{html.escape(repr(self))}</p>"
        data = base64.b64encode(self.files[kind].read_bytes()).decode()
        picture = f'<img style="max-width:100%" alt="{html.escape(self.caption)}" src="data:image/{"svg+xml" if kind == "svg" else kind};base64,{data}">'
        return f"<figure>{picture}<figcaption>{html.escape(self.caption)}</figcaption></figure>"

    def _repr_png_(self):
        return self.files["png"].read_bytes() if "png" in self.files else None


def _table(file):
    """The name of a file of columns.json: `data/*.parquet` is the table data."""
    return file.split("/")[0] if "/" in file else Path(file).stem


def _has(module):
    try:
        __import__(module)
        return True
    except ImportError:
        return False


def _frame(file, known):
    import pandas as pd
    kinds = {"number": "float64", "text": "object"}
    types = {n: "Int64" if c["type"] == "integer" and c["mayLack"] else kinds.get(c["type"]) for n, c in known.items()}
    return pd.read_csv(file, dtype={n: t for n, t in types.items() if t}, float_precision="round_trip", keep_default_na=False,
                       na_values=[""])


def _described(frame, known):
    frame.attrs["columns"] = known
    return frame


def _rows(file, known):
    read = {"integer": int, "number": float, "text": str}
    with builtins.open(file, encoding="utf-8", newline="") as text:
        return [{name: _value(cell, read.get(known.get(name, {}).get("type"))) for name, cell in row.items()}
                for row in csv.DictReader(text)]


def _value(cell, kind):
    if cell == "":
        return None
    if kind:
        return kind(cell)
    try:
        return float(cell)
    except ValueError:
        return cell


def made(command, positional, options):
    """Calls a command. Gives the results that it wrote, else the paths of its files, else its text, read if it is JSON."""
    printed, wrote = calling.call(command, calling.words(positional, options))
    paths = [Path(path) for path in wrote]
    inmost = [path for path in paths if not any(path in other.parents for other in paths)]
    found = [Results(path, printed) if _is_results(path) else path for path in inmost]
    if found:
        return found[0] if len(found) == 1 else found
    if ("--format", False, "json") in options:
        return json.loads(printed)
    return printed


def _is_results(path):
    return any((path / name).is_file() for name in _MANIFESTS) or any(path.glob("*.txt"))

"""Run by tests/Runner.Tests with SIM set to the program that was built; by hand: python3 -m unittest discover -s clients/python/tests."""

import contextlib
import inspect
import io
import json
import os
import signal
import sys
import tempfile
import threading
import unittest
from pathlib import Path

HERE = Path(__file__).resolve()
REPOSITORY = HERE.parents[3]
sys.path[:0] = [str(HERE.parents[1]), str(REPOSITORY / "clients")]

import generate  # noqa: E402
import negotiationsim as sim  # noqa: E402
from negotiationsim import calling  # noqa: E402


class Client(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sim clients ")
        cls.before = os.getcwd()
        os.chdir(cls.folder.name)
        os.symlink(REPOSITORY / "scenarios", "scenarios")
        cls.run_ = sim.run("scenarios/phased.json", replications=40, rounds=20, out="results/a folder", no_charts=True)

    @classmethod
    def tearDownClass(cls):
        os.chdir(cls.before)
        cls.folder.cleanup()

    def test_every_command_and_flag_is_a_function_and_its_parameter_and_no_generated_file_is_stale(self):
        described = generate.described(calling.program()[-1])
        self.assertEqual([], generate.stale(described), "write them again: python3 clients/generate.py PROGRAM")
        for command in described:
            parameters = inspect.signature(getattr(sim, command["name"])).parameters
            wanted = [generate.python_name(entry["name"]) for entry in command["arguments"] + command["options"]]
            self.assertEqual(wanted, list(parameters), command["name"])

    def test_results_are_a_named_folder_with_summary_tables_and_a_data_dictionary(self):
        self.assertEqual(Path("results/a folder"), self.run_.path)
        again = sim.open("results/a folder")
        self.assertEqual("run", again.manifest["kind"])
        self.assertEqual(40, again.summary["metrics"]["war"]["n"])
        rows = again.table("replications", pandas=False)
        self.assertEqual(40, len(rows))
        mean = sum(row["senderPayoff"] for row in rows) / 40
        self.assertAlmostEqual(again.summary["metrics"]["senderPayoff"]["mean"], mean, 10)
        self.assertEqual("0 to 1", again.columns["replications"]["capability"]["unit"])
        self.assertIn("trajectories", again.tables)

    @unittest.skipUnless(sim.results._has("pandas"), "pandas is not there")
    def test_a_table_is_a_data_frame_with_the_same_bits(self):
        frame, rows = self.run_["replications"], self.run_.table("replications", pandas=False)
        self.assertEqual([row["senderPayoff"] for row in rows], frame["senderPayoff"].tolist())
        self.assertEqual("utility", frame.attrs["columns"]["senderPayoff"]["unit"])

    def test_a_chart_shows_itself_in_a_notebook(self):
        charts = Path("drawn/charts")
        charts.mkdir(parents=True)
        (charts / "trust.txt").write_text("What it shows; n < 40.\n")
        (charts / "trust.svg").write_text("<svg/>")
        chart = sim.open("drawn").chart("trust")
        self.assertIn("<figcaption>What it shows; n &lt; 40.</figcaption>", chart._repr_html_())
        self.assertIn('src="data:image/svg+xml;base64,', chart._repr_html_())
        self.assertTrue(os.fspath(chart).endswith("trust.svg"))
        with self.assertRaisesRegex(sim.InputError, "no chart trst. It has: trust"):
            sim.open("drawn").chart("trst")

    def test_a_fault_of_a_file_says_where_it_is_and_how_to_mend_it_and_no_shell_reads_arguments(self):
        Path("bad.json").write_text('{\n  "extends": "scenarios/phased.json",\n  "mechanisms": { "spirl": 0.2 }\n}\n')
        text = "$(touch hurt); 'a' \"b\" *"
        with self.assertRaises(sim.InputError) as told:
            sim.validate(["bad.json", text + ".json"])
        problem = told.exception.problem
        self.assertEqual(("bad.json", 3, 19, "mechanisms.spirl"), (problem.file, problem.line, problem.column, problem.path))
        self.assertIn("spiral", problem.cure)
        self.assertIn(text, told.exception.problems[1].file)
        self.assertFalse(Path("hurt").exists())
        with self.assertRaisesRegex(sim.InputError, "no such folder"):
            sim.open("results/nowhere")

    def test_arguments_are_made_of_numbers_lists_and_dictionaries(self):
        self.assertEqual(["x", "--set", "a=1", "--set", "b=1,2", "--quiet", "--low=-1"], calling.words(
            ["x"], [("--set", False, {"a": 1, "b": [1, 2]}), ("--quiet", True, True), ("--low", False, -1), ("--out", False, None)]))

    def test_the_notebook_runs_from_its_question_to_its_figure(self):
        notebook = json.loads((REPOSITORY / "clients/python/examples/spiral.ipynb").read_text(encoding="utf-8"))
        cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
        smaller = cells[0].replace("replications, points = 200, 7", "replications, points = 8, 2")
        for world in ("hawk", "calibrated"):
            smaller = smaller.replace(f'    "{world}": "scenarios/{world}/phased.json",\n', "")
        self.assertEqual((2, 1), (cells[0].count("\n") - smaller.count("\n"), smaller.count("= 8, 2")))
        said, names = io.StringIO(), {}
        with contextlib.redirect_stdout(said):
            for cell in (smaller, *cells[1:]):
                exec(compile(cell, "spiral.ipynb", "exec"), names)  # noqa: S102
        self.assertIn("essay: maximum pressure less phased engagement, 8 pairs at each strength", said.getvalue())
        self.assertIn("Reproduced:", said.getvalue())
        self.assertEqual("matplotlib is not there" not in said.getvalue(), Path("spiral.pdf").exists())

    def test_text_that_is_json_is_read(self):
        self.assertEqual("policy.depth", sim.describe("policy.depth", format="json")[0]["path"])

    @unittest.skipIf(os.name == "nt", "processes have no groups there")
    def test_an_interrupt_ends_the_program_and_keeps_what_is_done(self):
        started = threading.Event()
        real = calling.subprocess.Popen

        class Started(real):
            def communicate(self, *given, **named):
                if not started.is_set():
                    started.set()
                    Started.one = self
                    while not Path("results/long/.sim-partial").exists() and self.poll() is None:
                        os.sched_yield()
                    signal.raise_signal(signal.SIGINT)
                return super().communicate(*given, **named)

        calling.subprocess.Popen = Started
        try:
            with self.assertRaises(sim.Interrupted):
                sim.run("scenarios/phased.json", replications=10_000_000, no_charts=True, out="results/long")
        finally:
            calling.subprocess.Popen = real
        self.assertEqual(130, Started.one.returncode)

    def test_a_program_of_another_version_is_refused(self):
        old = Path("old sim")
        old.write_text("#!/bin/sh\necho 0.0.1\n")
        old.chmod(0o755)
        before = os.environ.get("SIM")
        try:
            os.environ["SIM"] = str(old.resolve())
            with self.assertRaisesRegex(sim.VersionDiffers, "is version 0.0.1, and this package is for " + sim.__version__):
                sim.describe("war")
            os.environ["SIM"] = "/nowhere/sim"
            with self.assertRaisesRegex(sim.ProgramMissing, "Let SIM name the program"):
                sim.describe("war")
        finally:
            os.environ["SIM"] = before

    def test_the_version_is_the_one_of_the_repository(self):
        self.assertIn(f"<Version>{sim.__version__}</Version>", (REPOSITORY / "Directory.Build.props").read_text(encoding="utf-8"))
        self.assertIn(f'version = "{sim.__version__}"', (REPOSITORY / "clients/python/pyproject.toml").read_text(encoding="utf-8"))
        self.assertIn(f"Version: {sim.__version__}", (REPOSITORY / "clients/r/DESCRIPTION").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()

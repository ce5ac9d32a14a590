"""Wall time and peak memory of a headless run, against start-up alone, and of an input ten times the size.

    make bench          or: python bench/run_workshop.py [--runs 5]

Every figure is of a whole process, taken in turn: start-up, sample, large, start-up, … . The baseline is start-up: a
process that imports what a run imports and reads the program, but walks nothing. Prints medians, and ratios against the
baseline.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "examples" / "ja-denko-drill"
LARGE = "large: 100 rows, 30 solutions, 20 members"
START_UP = """
import gyakusan.cli.run_order, gyakusan.assistant.rules.registry as registry
from gyakusan.app import programs
from gyakusan.assistant.rules.phrasing.ja import keywords
programs().load("working-backwards"); keywords("準備")
for name in registry.REQUESTS: registry.drafter(name)
"""


@dataclass(frozen=True)
class Figure:
    """Wall seconds and peak resident memory (MB, 10^6 bytes) of one process."""

    wall: float
    memory: float


def measure(command: list[str]) -> Figure:
    """Run a command to its end and read the system's accounting of it."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return Figure(wall, usage.ru_maxrss * 1024 / 1e6)


def write_large(folder: Path) -> None:
    """Write an input with 100 journey rows, 30 solutions and 20 members, made from the sample."""
    shutil.copytree(SAMPLE, folder)
    with (SAMPLE / "journey.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    with (folder / "journey.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *(rows[number % len(rows)] for number in range(100))])
    parts = (SAMPLE / "solutions.md").read_text(encoding="utf-8").split("\n## ")
    many = [f"{parts[1 + n % (len(parts) - 1)]}".replace(" : ", f" {n} : ", 1) for n in range(30)]
    (folder / "solutions.md").write_text("\n## ".join([parts[0], *many]), encoding="utf-8")
    team = (SAMPLE / "team.yaml").read_text(encoding="utf-8")
    more = "".join(f"  - name: 応援{n}\n    role: other\n" for n in range(15))
    (folder / "team.yaml").write_text(team.replace("members:\n", f"members:\n{more}", 1), encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_large(work / "large")
        run = [sys.executable, "-m", "gyakusan.cli.main", "run"]
        commands = {
            "start-up (baseline)": [sys.executable, "-c", START_UP],
            "sample": [*run, str(SAMPLE), "--out", str(work / "a"), "--force"],
            "large: 100 rows, 30 solutions, 20 members": [
                *run,
                str(work / "large"),
                "--out",
                str(work / "b"),
                "--force",
            ],
        }
        figures: dict[str, list[Figure]] = {name: [] for name in commands}
        for number in range(runs + 1):
            for name, command in commands.items():
                figure = measure(command)
                if number:  # the first round warms the caches
                    figures[name].append(figure)
    base = statistics.median(figure.wall for figure in figures["start-up (baseline)"])
    print(f"{'':44} {'wall s':>8} {'after start-up s':>17} {'ratio':>7} {'peak MB':>8}")
    for name, found in figures.items():
        wall = statistics.median(figure.wall for figure in found)
        memory = max(figure.memory for figure in found)
        print(f"{name:44} {wall:8.2f} {wall - base:17.2f} {wall / base:7.2f} {memory:8.0f}")


if __name__ == "__main__":
    main()

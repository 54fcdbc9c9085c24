"""`make bench`: prints measured figures as Markdown. Compare figures of one run only; the machine is named on top."""

from __future__ import annotations

import os
import platform
from datetime import date

import psutil

from tests.benchmarks import hostile, imports, papers, queries, screens, wall


def main() -> None:
    """Print the report."""
    memory = psutil.virtual_memory().total / 2**30
    print(f"Measured {date.today():%d/%m/%Y} by `make bench` on {os.cpu_count()} cores, {memory:.0f} GiB,", end=" ")
    print(f"Python {platform.python_version()}; load average at the start {os.getloadavg()[0]:.1f}.\n")
    for line in queries.report():
        print(line, flush=True)
    print()
    for line in imports.report():
        print(line, flush=True)
    print()
    for line in papers.report():
        print(line, flush=True)
    print()
    for line in hostile.report():
        print(line, flush=True)
    print()
    for line in screens.report():
        print(line, flush=True)
    print()
    for line in wall.report():
        print(line, flush=True)


if __name__ == "__main__":
    main()

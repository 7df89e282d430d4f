"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"
WORK = BENCHMARKS / "target"  # ignored by git: what is downloaded, built and logged
RESULTS = BENCHMARKS / "results"  # ignored by git: raw results, one file for each scenario
PUBLISHED = BENCHMARKS / "published"  # summaries of the runs that the page shows
PAGE = ROOT / "docs" / "benchmarks.md"
CHARTS = ROOT / "docs" / "images" / "benchmarks"

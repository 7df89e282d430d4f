"""Medians and spreads of samples."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from bench.measure import Sample


@dataclass(frozen=True)
class Spread:
    """The median, and how far the samples lie around it."""

    median: float
    lowest: float
    highest: float

    @staticmethod
    def of(values: Iterable[float]) -> "Spread":
        found = sorted(values)
        return Spread(statistics.median(found), found[0], found[-1])

    def text(self, digits: int) -> str:
        if self.lowest == self.highest:
            return f"{self.median:,.{digits}f}"
        return f"{self.median:,.{digits}f} ({self.lowest:,.{digits}f} to {self.highest:,.{digits}f})"


@dataclass(frozen=True)
class Row:
    """All samples of one variant under one load."""

    variant: str
    samples: list[Sample]

    def spread(self, key: str) -> Spread:
        return Spread.of(sample[key] for sample in self.samples)

    def sum_of(self, key: str) -> Spread:
        """Of what each process has: CPU time or memory."""
        return Spread.of(sum(sample[key].values()) for sample in self.samples)

    def parts(self, key: str) -> dict[str, float]:
        names = self.samples[0][key]
        return {name: statistics.median(sample[key][name] for sample in self.samples) for name in names}

    def each(self, kind: str) -> float | None:
        """What was counted for each request: spans, log records, committed predictions."""
        counted = [sample["each"][kind] for sample in self.samples if kind in sample.get("each", {})]
        return statistics.median(counted) if counted else None

    @property
    def errors(self) -> int:
        return sum(sample["errors"] for sample in self.samples)


def tables(samples: list[Sample]) -> dict[tuple[str, str], list[Row]]:
    """Rows by what is asked and under which load, in the order of the samples."""
    found: dict[tuple[str, str], dict[str, list[Sample]]] = {}
    for sample in samples:
        rows = found.setdefault((sample["asked"], sample["load"]), {})
        rows.setdefault(sample["variant"], []).append(sample)
    return {key: [Row(variant, own) for variant, own in rows.items()] for key, rows in found.items()}

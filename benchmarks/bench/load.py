"""Load on a URL, by oha (https://github.com/hatoo/oha)."""

import json
import os
import sqlite3
import subprocess
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from bench import build
from bench.process import Failure
from bench.reviews import write_bodies_with_ids

GRACE_SECONDS = 60
IDS = 200_000


@dataclass(frozen=True)
class Load:
    """Either as fast as the connections allow, or arrivals at a constant rate.

    With a rate, a request's time begins when it was due and not when a connection was free for it: a server that
    stops for a second makes all who came in that second wait (no coordinated omission).
    """

    name: str
    connections: int
    rate: float | None = None
    seconds: float = 10

    def lasting(self, seconds: float) -> "Load":
        return replace(self, seconds=seconds)


@dataclass(frozen=True)
class Request:
    """What is sent. Each request takes another line of the file as its body."""

    url: str
    bodies: Path | None = None
    with_ids: bool = False  # new ones for each measurement


@dataclass(frozen=True)
class Outcome:
    """What came of it. Times in milliseconds; a refused or failed request is an error and counts for nothing else."""

    requests: int
    errors: int
    seconds: float
    p50: float
    p90: float
    p99: float
    slowest: float

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def send(load: Load, request: Request, cores: list[int], trace: Path | None = None) -> Outcome:
    command = [str(build.oha()), "--no-tui", "--output-format", "json", "-w", "-z", f"{load.seconds:.3f}s", "-c",
               str(load.connections)]
    if load.rate:
        command += ["-q", str(round(load.rate)), "--latency-correction"]
    if request.bodies:
        command += ["-m", "POST", "-T", "application/json", "-Z", str(_bodies(request, request.bodies))]
    if trace:
        command += ["--db-url", str(trace)]
    done = subprocess.run([*command, request.url], capture_output=True, text=True, check=False,
                          timeout=load.seconds + GRACE_SECONDS, preexec_fn=lambda: os.sched_setaffinity(0, cores))
    if done.returncode:
        raise Failure(f"oha has failed: {done.stderr.strip()}")
    return _outcome(json.loads(done.stdout))


def _bodies(request: Request, plain: Path) -> Path:
    return write_bodies_with_ids(plain.with_stem("bodies-with-ids"), plain, IDS) if request.with_ids else plain


def _outcome(answer: dict) -> Outcome:
    statuses = {int(status): count for status, count in answer["statusCodeDistribution"].items()}
    good = sum(count for status, count in statuses.items() if 200 <= status < 300)
    errors = sum(statuses.values()) - good + sum(answer["errorDistribution"].values())
    if not good:
        raise Failure(f"Not one good answer: {statuses or answer['errorDistribution']}")
    times = answer["latencyPercentiles"]
    return Outcome(good, errors, answer["summary"]["total"], times["p50"] * 1e3, times["p90"] * 1e3, times["p99"] * 1e3,
                   answer["summary"]["slowest"] * 1e3)


def answers(trace: Path) -> list[tuple[float, float]]:
    """All good answers of a trace that oha has written: seconds from the start, and milliseconds that each took."""
    with sqlite3.connect(trace) as database:
        rows = database.execute("SELECT end, end - coalesce(start_latency_correction, start) FROM oha "
                                "WHERE status BETWEEN 200 AND 299 ORDER BY end").fetchall()
    return [(end, took * 1e3) for end, took in rows]


def each_second(trace: Path) -> list[int]:
    """How many answers came in each second."""
    seconds = Counter(int(end) for end, _ in answers(trace))
    return [seconds[second] for second in range(max(seconds) + 1)]

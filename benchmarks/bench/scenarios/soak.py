"""Half an hour at a constant rate: are there errors, and do latency and memory stay flat?"""

import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from bench import build
from bench.build import say
from bench.context import Context, Suite
from bench.load import Load, answers, send
from bench.measure import Target
from bench.paths import WORK

TITLE = "It keeps working"
ABOUT = "The whole chain at a constant rate, a share of what it can do, telemetry to the console"
MINUTE = 60

Series = dict[str, list[float]]


def run(context: Context) -> dict[str, object]:
    options = context.options
    plan = context.plan(forks=1, rounds=1, seconds=options.minutes * MINUTE, warmup=180)
    step = min(MINUTE, plan.seconds / 5)
    target = Suite(context, build.suite(options.build), "suite", receiver="console")()
    trace = WORK / "soak.db"
    trace.unlink(missing_ok=True)
    try:
        request = target.requests["review"]
        send(Load("warm-up", 16, seconds=max(1.0, plan.warmup)), request, plan.cores)
        peak = send(Load("saturation", 16, seconds=max(2.0, plan.warmup / 6)), request, plan.cores).rate
        load = Load("soak", 64, rate=peak * options.share, seconds=plan.seconds)
        say(f"{load.rate:.0f} requests/s, {options.share:.0%} of {peak:.0f}, for {plan.seconds / MINUTE:.0f} minutes")
        with _watched(target, step) as memory:
            outcome = send(load, request, plan.cores, trace)
    finally:
        target.stop()
    return {"curves": _curves(_latencies(answers(trace), step), memory, step),
            "notes": [f"{outcome.requests:,} good answers at {outcome.rate:.0f} a second, {outcome.errors} errors; "
                      f"p50 {outcome.p50:.1f} ms, p99 {outcome.p99:.1f} ms, slowest {outcome.slowest:.0f} ms"],
            "outcome": asdict(outcome)}


@contextmanager
def _watched(target: Target, step: float) -> Iterator[Series]:
    """Notes the memory of each process at every step."""
    memory: Series = {process.name: [] for process in target.processes + target.receivers}
    finished = threading.Event()

    def watch() -> None:
        while not finished.wait(step):
            for process in target.processes + target.receivers:
                memory[process.name].append(process.usage().resident_mb)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield memory
    finally:
        finished.set()
        thread.join()


def _latencies(found: list[tuple[float, float]], step: float) -> Series:
    steps: dict[int, list[float]] = {}
    for end, took in found:
        steps.setdefault(int(end / step), []).append(took)
    hundredths = [statistics.quantiles(took, n=100) for took in steps.values() if len(took) > 1]
    return {"p50": [each[49] for each in hundredths], "p90": [each[89] for each in hundredths],
            "p99": [each[98] for each in hundredths]}


def _curves(latencies: Series, memory: Series, step: float) -> dict[str, object]:
    across = "minutes" if step == MINUTE else f"steps of {step:.1f} s"
    return {"Latency during the soak": {"unit": "ms", "across": across, "series": latencies},
            "Resident memory during the soak": {"unit": "MB", "across": across, "series": memory}}

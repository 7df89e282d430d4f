"""Answers in each second after ready: how long the suite takes to reach its own peak."""

import statistics

from bench import build
from bench.build import say
from bench.context import Context, Suite
from bench.load import Load, each_second, send
from bench.paths import WORK

TITLE = "Warm-up"
ABOUT = "16 connections from the moment that the gateway is ready, the whole chain, telemetry to the console"
SECONDS = 120
PEAK_SECONDS = 10
ENOUGH = 0.9


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    plan = context.plan(forks=3, rounds=1, seconds=SECONDS, warmup=0)
    runs, ready = [], []
    for fork in range(1, plan.forks + 1):
        target = Suite(context, programs, "suite", receiver="console")()
        trace = WORK / "warmup.db"
        trace.unlink(missing_ok=True)
        try:
            send(Load("from ready", 16, seconds=plan.seconds), target.requests["review"], context.load, trace)
        finally:
            target.stop()
        runs.append(each_second(trace)[:round(plan.seconds)])
        ready.append(target.ready_seconds)
        say(f"start {fork}: {_verdict(runs[-1], ready[-1])}")
    name = "with AOT caches" if context.options.aot else "without AOT caches"
    return {"curves": {"Requests a second after ready": {
                "unit": "answers in each second", "across": "seconds after ready",
                "series": {f"{name}, start {fork}": counts for fork, counts in enumerate(runs, start=1)}}},
            "notes": [f"Start {fork}: {_verdict(counts, seconds)}."
                      for fork, (counts, seconds) in enumerate(zip(runs, ready), start=1)]}


def _verdict(counts: list[int], ready_seconds: float) -> str:
    peak = max(_means(counts))
    reached = next(second for second, mean in enumerate(_means(counts)) if mean >= ENOUGH * peak)
    first = statistics.mean(counts[:60])
    return (f"ready after {ready_seconds:.1f} s one service after the other; peak {peak:.0f}/s (the best "
            f"{PEAK_SECONDS} s); {ENOUGH:.0%} of it after {reached} s; the first ten seconds give "
            f"{statistics.mean(counts[:10]) / peak:.0%} of it, the first minute {first / peak:.0%}")


def _means(counts: list[int]) -> list[float]:
    """Over windows, as single seconds jump."""
    window = min(PEAK_SECONDS, len(counts))
    return [statistics.mean(counts[at:at + window]) for at in range(len(counts) - window + 1)]

"""Answers in each second after ready: how long the suite takes to reach its own peak."""

import statistics
from dataclasses import dataclass

from bench import build
from bench.build import say
from bench.context import Context, Suite
from bench.load import Load, each_second, send
from bench.paths import WORK

TITLE = "Warm-up"
ABOUT = ("The whole chain with 16 connections from the moment that the gateway is ready, telemetry to the console; "
         "as plain jars, with AOT caches of a start alone, with those of the image, which are trained under load, and "
         "with the C1 compiler alone. The curves are means of all starts")
Programs = dict[str, build.Program]
SECONDS = 120
PEAK_SECONDS = 10
ENOUGH = 0.9


@dataclass(frozen=True)
class Form:
    """How the services' JVMs are started."""

    training: int | None = None
    extra: tuple[str, ...] = ()


FORMS = {"plain jars": Form(), "AOT caches of a start": Form(training=0), "AOT caches under load": Form(training=30),
         "C1 alone": Form(extra=("-XX:TieredStopAtLevel=1",))}


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    plan = context.plan(forks=3, rounds=1, seconds=SECONDS, warmup=0)
    starts: dict[str, list[list[int]]] = {name: [] for name in FORMS}
    notes = []
    for fork in range(1, plan.forks + 1):
        for name, form in FORMS.items():
            counts, ready_seconds = _one_start(context, programs, form, plan.seconds)
            starts[name].append(counts)
            notes.append(f"{name}, start {fork}: {_verdict(counts, ready_seconds)}")
            say(notes[-1])
    series = {name: [statistics.mean(second) for second in zip(*counts)] for name, counts in starts.items()}
    return {"curves": {"Answers in each second after ready": {
        "unit": "answers", "across": "seconds after ready", "series": series}}, "notes": notes}


def _one_start(context: Context, programs: Programs, form: Form, seconds: float) -> tuple[list[int], float]:
    trace = WORK / "warmup.db"
    trace.unlink(missing_ok=True)
    target = Suite(context, programs, "suite", receiver="console", extra=form.extra, training=form.training)()
    try:
        send(Load("from ready", 16, seconds=seconds), target.requests["review"], context.load, trace)
    finally:
        target.stop()
    return each_second(trace)[:round(seconds)], target.ready_seconds


def _verdict(counts: list[int], ready_seconds: float) -> str:
    peak = max(_means(counts))
    reached = next(second for second, mean in enumerate(_means(counts)) if mean >= ENOUGH * peak)
    first = statistics.mean(counts[:60])
    return (f"ready after {ready_seconds:.1f} s, one service after the other; peak {peak:.0f}/s (the best "
            f"{PEAK_SECONDS} s); {ENOUGH:.0%} of it after {reached} s; the first ten seconds give "
            f"{statistics.mean(counts[:10]) / peak:.0%} of it, the first minute {first / peak:.0%}")


def _means(counts: list[int]) -> list[float]:
    """Over windows, as single seconds jump."""
    window = min(PEAK_SECONDS, len(counts))
    return [statistics.mean(counts[at:at + window]) for at in range(len(counts) - window + 1)]

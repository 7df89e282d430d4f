"""The whole suite: gateway, inference and store, as shipped, with the console as the receiver of its telemetry."""

from bench import build
from bench.context import Context, Suite
from bench.load import Load
from bench.measure import interleaved

TITLE = "The whole chain"
ABOUT = "One review through gateway, inference and store, its prediction committed; telemetry to the console"


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    plan = context.plan(forks=1, rounds=5, seconds=20, warmup=180)
    return {"samples": interleaved({"suite": Suite(context, programs, "suite", receiver="console")}, loads, plan)}


def loads(slowest: float) -> list[Load]:
    return [Load("16 connections", 16), Load("one user", 1), Load("constant rate", 64, rate=slowest / 2)]

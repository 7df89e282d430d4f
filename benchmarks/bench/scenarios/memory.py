"""What the three services hold in memory under load, and which settings of JVM and malloc make it less."""

from bench import build
from bench.context import Context, Suite
from bench.load import Load
from bench.measure import Start, interleaved

TITLE = "Memory"
ABOUT = ("The whole chain as shipped but for one setting after the other. A smaller heap is worth it where throughput "
         "and the 99th percentile stay")

VARIANTS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "as shipped": ({}, ()),
    "native heap not trimmed": ({}, ("-XX:TrimNativeHeapInterval=0",)),
    "two arenas": ({"MALLOC_ARENA_MAX": "2"}, ()),  # each keeps what it has freed; glibc takes 16 on two cores
    "128 MB of heap": ({}, ("-Xmx128m",)),
    "96 MB of heap": ({}, ("-Xmx96m",)),
    "G1": ({}, ("-XX:-UseSerialGC", "-XX:+UseG1GC")),
    "Parallel": ({}, ("-XX:-UseSerialGC", "-XX:+UseParallelGC")),
}


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    variants: dict[str, Start] = {name: Suite(context, programs, name, environment, extra)
                                  for name, (environment, extra) in VARIANTS.items()}
    return {"samples": interleaved(variants, _loads, context.plan(forks=1, rounds=3, seconds=20, warmup=60))}


def _loads(_: float) -> list[Load]:
    return [Load("16 connections", 16)]

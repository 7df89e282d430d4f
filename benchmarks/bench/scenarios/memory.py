"""What the three services hold in memory under load, and which settings of JVM and malloc make it less."""

from bench import build
from bench.context import Context, Suite
from bench.load import Load
from bench.measure import Start, interleaved

TITLE = "Memory"
ABOUT = ("The whole chain as shipped but for one setting after the other. A smaller heap is worth it where throughput "
         "and the 99th percentile stay")

ARENAS = {"MALLOC_ARENA_MAX": "2"}  # each keeps what it has freed
TRIM = ("-XX:TrimNativeHeapInterval=5000",)  # milliseconds
VARIANTS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "16 arenas": ({"MALLOC_ARENA_MAX": "16"}, ()),  # what glibc takes on two cores
    "two arenas": (ARENAS, ()),
    "two arenas, trimmed": (ARENAS, TRIM),
    "and 128 MB of heap": (ARENAS, (*TRIM, "-Xmx128m")),
    "and 96 MB of heap": (ARENAS, (*TRIM, "-Xmx96m")),
    "two arenas, G1": (ARENAS, ("-XX:-UseSerialGC", "-XX:+UseG1GC")),
    "two arenas, Parallel": (ARENAS, ("-XX:-UseSerialGC", "-XX:+UseParallelGC")),
}


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    variants: dict[str, Start] = {name: Suite(context, programs, name, environment, extra)
                                  for name, (environment, extra) in VARIANTS.items()}
    return {"samples": interleaved(variants, _loads, context.plan(forks=1, rounds=3, seconds=20, warmup=60))}


def _loads(_: float) -> list[Load]:
    return [Load("16 connections", 16)]

"""What one prediction leaves behind: spans, log lines, bytes of them, series, a row, and CPU of each service."""

import re
from pathlib import Path

from bench import build
from bench.context import Context, Suite
from bench.load import Load, send
from bench.measure import Sample, Target, get, measured
from bench.paths import WORK
from bench.prometheus import Prometheus

TITLE = "What one prediction leaves behind"
ABOUT = "The whole chain as shipped at a constant rate, telemetry to a receiver that counts, a Prometheus beside it"
RATE = 20
KINDS = ("spans", "log records")


def run(context: Context) -> dict[str, object]:
    plan = context.plan(forks=1, rounds=1, seconds=240, warmup=60)
    target = Suite(context, build.suite(context.options.build), "suite")()
    try:
        request = target.requests["review"]
        send(Load("warm-up", 16, seconds=max(1.0, plan.warmup)), request, plan.cores)
        database = WORK / "data" / "suite"
        with Prometheus.scraping(context.folder("data", "prometheus"), _metrics(target), plan.cores) as prometheus:
            before = _size(database)
            sample = measured(target, "review", request, Load("constant rate", 64, rate=RATE, seconds=plan.seconds),
                              plan, {})
            sizes = _sizes(sample, prometheus.stored(), (_size(database) - before) / sample["requests"])
        sizes |= {"series": {name: _series(url) for name, url in _metrics(target).items()}}
        return {"sizes": sizes, "notes": [_note(sizes)]}
    finally:
        target.stop()


def _metrics(target: Target) -> dict[str, str]:
    return {process.name: url for process, url in zip(target.processes, target.metrics)}


def _series(url: str) -> int:
    return len(re.findall(rb"(?m)^[a-z]", get(url)))


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*.db"))


def _sizes(sample: Sample, stored: dict[str, float], record_bytes: float) -> dict[str, object]:
    each = sample["each"]
    return {"requests": sample["requests"], "errors": sample["errors"], "rate": sample["rate"],
            "each": {kind: each[kind] for kind in KINDS},
            "bytes": {kind: each[f"bytes of {kind}"] / each[kind] for kind in KINDS},
            "sent_bytes": {kind: each[f"sent bytes of {kind}"] / each[kind] for kind in KINDS},
            "record_bytes": record_bytes, "cpu_ms": sample["cpu_ms"], "prometheus": stored}


def _note(sizes: dict) -> str:
    cpu = ", ".join(f"{name} {value:.2f} ms" for name, value in sizes["cpu_ms"].items())
    series = ", ".join(f"{name} {count:,}" for name, count in sizes["series"].items())
    parts = [f"{sizes['each'][kind]:.2f} {kind} for each of {sizes['requests']:,} predictions at "
             f"{sizes['rate']:.0f} a second, {sizes['bytes'][kind]:.0f} bytes each as protobuf and "
             f"{sizes['sent_bytes'][kind]:.0f} as sent (gzip)" for kind in KINDS]
    stored = sizes["prometheus"]
    return (f"{'; '.join(parts)}. A row takes {sizes['record_bytes']:.0f} bytes of H2's file. CPU: {cpu}. Series: "
            f"{series}; Prometheus stores {stored['bytes_of_a_sample']:.2f} bytes for a sample and "
            f"{stored['index_bytes_of_a_series']:.0f} bytes of index for a series and block.")

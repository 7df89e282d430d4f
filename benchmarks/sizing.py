#!/usr/bin/env python3
"""What a rate of requests takes, computed from what one prediction was measured to leave behind.

    python3 benchmarks/sizing.py              the table, from benchmarks/published
    python3 benchmarks/sizing.py --publish    and into docs/scale.md

Sizes, and how the services share the CPU, are of the scenario `sizes`; what a request costs in all, and the rate up to
which that was measured, are of `overload`, at the peak of a machine that did nothing else.
"""

import json
import math
import re
import sys
from dataclasses import dataclass

from bench.paths import PUBLISHED, ROOT

PAGE = ROOT / "docs" / "scale.md"
PLACE = re.compile(r"(<!-- sizing -->\n).*(<!-- /sizing -->)", re.DOTALL)
DAY = 86_400
SCRAPES_OF_A_DAY = DAY / 15  # prometheus/prometheus.yml
BLOCKS_OF_A_DAY = 12  # of two hours
BUSY = 0.7  # kubernetes/overlays/production/autoscaling.yaml
CORES = 2  # of an instance: kubernetes/base
MEMORY_MIB = {"gateway-service": 448, "inference-service": 768, "model-store-service": 640}  # kubernetes/base
HOURS = {"traces": 48, "logs": 72, "metrics": 31 * 24}  # tempo.yaml, loki.yaml, docker-compose.yaml
WAIT, WAITING = 30, 50_000  # of tail_sampling: decision_wait in seconds, num_traces


@dataclass(frozen=True)
class Step:
    """A rate, and which of its traces are kept: what the services send, and what of it the Collector keeps."""

    rate: float
    head: float
    tail: float


STEPS = (Step(10, 1, 1), Step(1_000, 1, 0.1), Step(100_000, 0.1, 0.01))


def instances(sizes: dict, service: str, rate: float) -> int:
    """Two at least where nobody would notice that one is away only at ten requests a second."""
    cores = rate * sizes["cpu_ms"][service] / 1e3
    return max(1 if rate <= 10 else 2, math.ceil(cores / BUSY / CORES))


def needs(sizes: dict, step: Step) -> dict[str, float]:
    """By the name of what is needed; bytes, and numbers of things."""
    services = {name: instances(sizes, name, step.rate) for name in sizes["cpu_ms"]}
    spans = step.rate * sizes["each"]["spans"] * step.head
    lines = step.rate * sizes["each"]["log records"]
    sent = {kind: sizes["sent_bytes"][kind] for kind in ("spans", "log records")}
    series = sum(count * sizes["series"][name] for name, count in services.items())
    stored = sizes["prometheus"]
    metrics = series * (SCRAPES_OF_A_DAY * stored["bytes_of_a_sample"]
                        + BLOCKS_OF_A_DAY * stored["index_bytes_of_a_series"])
    traces = spans * step.tail * sent["spans"] * DAY
    logs = lines * sent["log records"] * DAY
    return {
        "services": services,
        "cores": sum(step.rate * cost / 1e3 for cost in sizes["cpu_ms"].values()),
        "memory": sum(count * MEMORY_MIB[name] * 2**20 for name, count in services.items()),
        "spans": spans,
        "gateways": max(1 if step.rate <= 10 else 2, math.ceil(step.rate * step.head * WAIT / WAITING)),
        "network": spans * sent["spans"] + lines * sent["log records"],
        "to_backends": spans * step.tail * sent["spans"] + lines * sent["log records"],
        "traces": traces, "logs": logs, "series": series, "metrics": metrics,
        "rows": step.rate * DAY,
        "retained": sum(daily * HOURS[kind] / 24 for kind, daily in
                        {"traces": traces, "logs": logs, "metrics": metrics}.items()),
    }


def size(count: float) -> str:
    units = ["B", "kB", "MB", "GB", "TB", "PB"]
    while count >= 999.5 and len(units) > 1:
        count, units = count / 1000, units[1:]
    return f"{count:.3g} {units[0]}"


def share(part: float) -> str:
    return f"{part * 100:.3g} %"


def table(sizes: dict, steps: tuple[Step, ...] = STEPS) -> str:
    found = [(step, needs(sizes, step)) for step in steps]
    measured = sizes["rate"]

    def line(name: str, cell) -> str:
        return f"| {name} | " + " | ".join(cell(step, need) for step, need in found) + " |"

    heads = [f"{step.rate:,.0f}/s" + ("" if step.rate <= measured else ", extrapolated") for step in steps]
    return "\n".join([
        "| | " + " | ".join(heads) + " |",
        "|---" + "|--:" * len(steps) + "|",
        *(line(f"{name}, instances of {CORES} cores", lambda _, need, name=name: f"{need['services'][name]:,}")
          for name in MEMORY_MIB),
        line("CPU seconds for a million requests, all services",
             lambda _, need: f"{sum(sizes['cpu_ms'].values()) * 1e3:,.0f}"),
        line("cores in use", lambda _, need: f"{need['cores']:,.3g}" if need["cores"] < 100 else f"{need['cores']:,.0f}"),
        line("memory of the services", lambda _, need: size(need["memory"])),
        line("traces sent by the services, head sampling", lambda step, _: share(step.head)),
        line("traces kept of those, beside failed and slow ones", lambda step, _: share(step.tail)),
        line("spans into the Collector, a second", lambda _, need: f"{need['spans']:,.0f}"),
        line("Collector gateways, by the traces that wait", lambda _, need: f"{need['gateways']:,}"),
        line("traces and logs, services to Collector, a second", lambda _, need: size(need["network"])),
        line("traces and logs, Collector to backends, a second", lambda _, need: size(need["to_backends"])),
        line("traces a day", lambda _, need: size(need["traces"])),
        line("log lines a day", lambda _, need: size(need["logs"])),
        line("series of the services", lambda _, need: f"{need['series']:,}"),
        line("metrics a day", lambda _, need: size(need["metrics"])),
        line("telemetry on disk: 48 h of traces, 72 h of logs, 31 d of metrics", lambda _, need: size(need["retained"])),
        line("rows of the database a day", lambda _, need: f"{need['rows']:,.0f}"),
    ]) + "\n"


def published() -> dict:
    return with_cpu_of(*(json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))[key]
                         for name, key in (("sizes", "sizes"), ("overload", "outcome"))))


def with_cpu_of(sizes: dict, peak: dict) -> dict:
    shares = {name: cost / sum(sizes["cpu_ms"].values()) for name, cost in sizes["cpu_ms"].items()}
    return sizes | {"cpu_ms": {name: part * peak["cpu_ms_answer"] for name, part in shares.items()},
                    "rate": peak["peak"]}


def main() -> int:
    text = table(published())
    print(text)
    if "--publish" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(PLACE.sub(lambda place: place[1] + text + place[2], page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

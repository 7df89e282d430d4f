"""Measures variants beside one another: all are started and warmed up, then measured in turns."""

import json
import re
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from bench import machine
from bench.build import say
from bench.load import Load, Outcome, Request, send
from bench.process import Process, Usage

SETTLE_SECONDS = 1.5  # exporters send at least once a second
SCRAPE_SECONDS = 15  # as prometheus/prometheus.yml says
COLD_SECONDS = 30
STORED = re.compile(rb'^prediction_records_total{[^}]*outcome="stored"[^}]*} ([0-9.E]+)', re.MULTILINE)
STEADY = 0.97
MOST_WARMUPS = 4


@dataclass
class Target:
    """One variant, running."""

    variant: str
    requests: dict[str, Request]  # by the name of what is asked
    processes: list[Process]
    receivers: list[Process] = field(default_factory=list)  # of its telemetry, which it may share with other variants
    metrics: list[str] = field(default_factory=list)  # what Prometheus would scrape
    sink: str | None = None  # counts what was exported
    records: str | None = None  # metrics that count what was committed within its request
    ready_seconds: float = 0

    @contextmanager
    def awake(self) -> Iterator[None]:
        for process in self.processes + self.receivers:
            process.go_on()
        try:
            yield
        finally:
            for process in self.processes + self.receivers:
                process.pause()

    def stop(self) -> None:
        for process in self.receivers:
            process.go_on()
        for process in reversed(self.processes):
            process.stop()


@dataclass(frozen=True)
class Plan:
    """How long and how often."""

    forks: int
    rounds: int
    seconds: float
    warmup: float
    cores: list[int]  # of the load generator


Loads = Callable[[float], list[Load]]
Start = Callable[[], Target]
Sample = dict[str, object]


def interleaved(variants: dict[str, Start], loads: Loads, plan: Plan) -> list[Sample]:
    """Samples of all variants. The loads may depend on the rate that the slowest variant can take."""
    samples: list[Sample] = []
    slowest = 0.0
    for fork in range(1, plan.forks + 1):
        targets = []
        try:
            for name, start in variants.items():
                targets.append(_started(name, start, plan, samples, fork))
            rates = [_warm(target, plan) for target in targets]
            slowest = slowest or min(rates)  # the same load after each start
            for number in range(1, plan.rounds + 1):
                for target in targets:
                    samples += _turn(target, loads(slowest), plan, {"fork": fork, "round": number})
        finally:
            for target in targets:
                target.stop()
    return samples


def _started(name: str, start: Start, plan: Plan, samples: list[Sample], fork: int) -> Target:
    say(f"starting {name}")
    target = start()
    asked, request = next(iter(target.requests.items()))
    cold = Load("cold", 16, seconds=max(1.0, min(COLD_SECONDS, plan.warmup)))
    with target.awake():
        samples.append(measured(target, asked, request, cold, plan, {"fork": fork, "round": 0}))
    return target


def _warm(target: Target, plan: Plan) -> float:
    """Warms up every kind of request, and returns the requests a second of the slowest."""
    with target.awake():
        slowest = min(_warm_kind(target, request, plan) for request in target.requests.values())
    say(f"{target.variant} is warm: {slowest:.0f} requests/s")
    return slowest


def _warm_kind(target: Target, request: Request, plan: Plan) -> float:
    """Goes on after the given time until a request costs no less than shortly before: a busy machine warms up late."""
    started, costs = time.monotonic(), []
    while True:
        # Few at a time first: at saturation the JVM's compilers get too little of two cores to keep up
        send(Load("warm-up of two", 2, seconds=max(1.0, plan.warmup / 12)), request, plan.cores)
        before = _used(target.processes)
        outcome = send(Load("warm-up", 16, seconds=max(1.0, plan.warmup / 12)), request, plan.cores)
        costs.append(sum(_cpu_ms(before, _used(target.processes), outcome).values()))
        passed = time.monotonic() - started
        if passed >= plan.warmup and min(costs[-2:]) >= STEADY * min(costs[:-2], default=0):
            return outcome.rate
        if passed >= MOST_WARMUPS * plan.warmup:
            say(f"{target.variant} still gets faster after {passed:.0f} s")
            return outcome.rate


def _turn(target: Target, loads: list[Load], plan: Plan, labels: dict[str, int]) -> list[Sample]:
    with target.awake():
        for request in target.requests.values():
            send(Load("after a pause", 16, seconds=min(2.0, plan.seconds)), request, plan.cores)
        return [measured(target, asked, request, load.lasting(plan.seconds), plan, labels)
                for asked, request in target.requests.items() for load in loads]


def measured(target: Target, asked: str, request: Request, load: Load, plan: Plan, labels: dict[str, int]) -> Sample:
    time.sleep(SETTLE_SECONDS)
    counted, used, received = _counted(target), _used(target.processes), _used(target.receivers)
    with _scraped(target.metrics):
        outcome = send(load, request, plan.cores)
    after, received_after = _used(target.processes), _used(target.receivers)
    time.sleep(SETTLE_SECONDS)
    sample: Sample = {"variant": target.variant, "asked": asked, "load": load.name, **labels,
                      "offered": load.rate, "ready_seconds": target.ready_seconds,
                      "load_average": machine.load_average(), **asdict(outcome), "rate": outcome.rate,
                      "cpu_ms": _cpu_ms(used, after, outcome),
                      "resident_mb": {name: usage.resident_mb for name, usage in after.items()},
                      "receiver_cpu_ms": _cpu_ms(received, received_after, outcome),
                      "each": _each(counted, _counted(target), outcome)}
    _print(sample)
    return sample


def _used(processes: list[Process]) -> dict[str, Usage]:
    return {process.name: process.usage() for process in processes}


def _cpu_ms(before: dict[str, Usage], after: dict[str, Usage], outcome: Outcome) -> dict[str, float]:
    """For each good answer."""
    return {name: (usage.cpu_seconds - before[name].cpu_seconds) * 1e3 / outcome.requests
            for name, usage in after.items()}


def _counted(target: Target) -> dict[str, float]:
    counts = json.loads(get(target.sink)) if target.sink else {}
    if target.records:
        found = STORED.findall(get(target.records))
        if found:  # not where the meters are switched off
            counts["stored"] = sum(float(value) for value in found)
    return counts


def _each(before: dict[str, float], after: dict[str, float], outcome: Outcome) -> dict[str, float]:
    return {kind: (count - before.get(kind, 0)) / outcome.requests for kind, count in after.items()}


@contextmanager
def _scraped(urls: list[str]) -> Iterator[None]:
    """Reads the metrics as Prometheus would, for as long as the load lasts."""
    finished = threading.Event()

    def scrape() -> None:
        while not finished.wait(SCRAPE_SECONDS / 2):
            for url in urls:
                get(url)
            finished.wait(SCRAPE_SECONDS / 2)

    thread = threading.Thread(target=scrape, daemon=True)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()


def get(url: str) -> bytes:
    accept = {"Accept": "application/openmetrics-text; version=1.0.0"}
    with urllib.request.urlopen(urllib.request.Request(url, headers=accept), timeout=10) as response:
        return response.read()


def _print(sample: Sample) -> None:
    cpu = ", ".join(f"{name} {value:.2f}" for name, value in sample["cpu_ms"].items())
    print(f"   {sample['variant']:<24} {sample['asked']:<8} {sample['load']:<16} {sample['rate']:8.1f}/s "
          f"p50 {sample['p50']:7.2f} p99 {sample['p99']:7.2f} ms  errors {sample['errors']}  CPU ms: {cpu}", flush=True)


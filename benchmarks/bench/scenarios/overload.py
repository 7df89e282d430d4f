"""Five times what the suite can do: is the rest still answered, are refusals cheap, and is it soon over?"""

import json
import statistics
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench import build
from bench.build import say
from bench.context import Context, Suite
from bench.load import Load, Outcome, Request, send
from bench.measure import Target

TITLE = "Overload"
ABOUT = "Requests at five times the rate of saturation from one address, and a polite tenant beside it"
TIMES = 5
CONNECTIONS = 300
POLITE_RATE = 10
KNOWN_AFTER = 12  # seconds until the tenant counts by itself: reviewscope.gateway.upstream.tenant-known-after


@dataclass
class Polite:
    """A tenant that asks ten times a second, waits for each answer, and notes it."""

    url: str
    seen: list[tuple[float, int, float]] = field(default_factory=list)  # when, status, milliseconds

    @contextmanager
    def asking(self) -> Iterator["Polite"]:
        finished = threading.Event()

        def ask() -> None:
            while not finished.wait(1 / POLITE_RATE):
                threading.Thread(target=self._ask, daemon=True).start()

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            finished.set()
            thread.join()

    def _ask(self) -> None:
        begun = time.monotonic()
        request = urllib.request.Request(self.url, json.dumps({"review": "Solid and quiet."}).encode(),
                                         {"content-type": "application/json", "x-tenant-id": "polite"})
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                status = response.status
        except urllib.error.HTTPError as error:
            status = error.code
        except OSError:
            status = 0
        self.seen.append((begun, status, (time.monotonic() - begun) * 1e3))

    def between(self, begin: float, end: float) -> list[tuple[int, float]]:
        return [(status, took) for begun, status, took in self.seen if begin <= begun < end]

    def well_after(self, moment: float, limit: float) -> float:
        """Seconds until ten answers in a row are good and take no longer than the limit."""
        row, since = 0, 0.0
        for begun, status, took in sorted(each for each in self.seen if each[0] >= moment):
            row = row + 1 if status == 200 and took <= limit else 0
            since = begun if row == 1 else since
            if row == 10:
                return max(0.0, since - moment)
        return float("inf")


def run(context: Context) -> dict[str, object]:
    plan = context.plan(forks=1, rounds=1, seconds=30, warmup=180)
    target = Suite(context, build.suite(context.options.build), "suite")()
    try:
        request = target.requests["review"]
        send(Load("warm-up", 16, seconds=max(1.0, plan.warmup)), request, plan.cores)
        with Polite(request.url).asking() as polite:
            time.sleep(min(KNOWN_AFTER, plan.warmup))
            return _compared(target, request, polite, plan.seconds, plan.cores)
    finally:
        target.stop()


def _compared(target: Target, request: Request, polite: Polite, seconds: float, cores: list[int]) -> dict[str, object]:
    peak, peak_cpu, peak_polite = _measured(target, request, polite, Load("peak", 16, seconds=seconds), cores)
    load = Load("overload", CONNECTIONS, rate=TIMES * peak.rate, seconds=seconds)
    say(f"{load.rate:.0f} requests/s, {TIMES} times {peak.rate:.0f}")
    lines = _shed_lines(target)
    over, over_cpu, over_polite = _measured(target, request, polite, load, cores)
    ended, lines = time.monotonic(), _shed_lines(target) - lines
    time.sleep(min(15.0, seconds))
    each = peak_cpu / peak.requests
    refusal = (over_cpu - each * over.requests) / max(1, over.errors)
    normal = statistics.quantiles([took for _, took in peak_polite], n=100)[98]
    good = [took for status, took in over_polite if status == 200]
    values = {"offered": load.rate, "peak": peak.rate, "goodput": over.rate, "refused": over.errors,
              "polite_answered": len(good) / len(over_polite), "polite_p99": statistics.quantiles(good, n=100)[98],
              "polite_p99_at_peak": normal, "cpu_ms_answer": each * 1e3, "cpu_ms_refusal": refusal * 1e3,
              "log_lines_a_second": lines / over.seconds, "well_after_seconds": polite.well_after(ended, 2 * normal),
              "resident_mb": {process.name: process.usage().resident_mb for process in target.processes}}
    return {"outcome": values, "notes": [_note(values)]}


def _note(values: dict) -> str:
    return (f"Offered {values['offered']:.0f} a second, {TIMES} times the peak of {values['peak']:.0f}: "
            f"{values['goodput']:.0f} answered ({values['goodput'] / values['peak']:.0%} of the peak), "
            f"{values['refused']:,} refused. The polite tenant: {values['polite_answered']:.1%} answered, p99 "
            f"{values['polite_p99']:.0f} ms, at the peak {values['polite_p99_at_peak']:.0f} ms. CPU: "
            f"{values['cpu_ms_answer']:.2f} ms an answer, {values['cpu_ms_refusal']:.2f} ms a refusal. "
            f"{values['log_lines_a_second']:.1f} lines of refusals a second; well again after "
            f"{values['well_after_seconds']:.1f} s.")


def _measured(target: Target, request: Request, polite: Polite, load: Load,
              cores: list[int]) -> tuple[Outcome, float, list[tuple[int, float]]]:
    """The answers, the CPU seconds of all services, and what the polite tenant has seen meanwhile."""
    begin, used = time.monotonic(), _cpu_seconds(target)
    outcome = send(load, request, cores)
    return outcome, _cpu_seconds(target) - used, polite.between(begin, begin + load.seconds)


def _cpu_seconds(target: Target) -> float:
    return sum(process.usage().cpu_seconds for process in target.processes)


def _shed_lines(target: Target) -> int:
    gateway = next(process for process in target.processes if process.name == "gateway-service")
    return gateway.log.read_text(errors="replace").count("Answered 503")

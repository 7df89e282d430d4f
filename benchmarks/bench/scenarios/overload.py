"""Five times what the suite can do: is the rest still answered, are refusals cheap, and is it soon over?"""

import json
import resource
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
OVERLOADS = ("first", "second")
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
    peak = _measured(target, request, polite, Load("peak", 16, seconds=seconds), cores)
    load = Load("overload", CONNECTIONS, rate=TIMES * peak.answers.rate, seconds=seconds)
    say(f"{load.rate:.0f} requests/s, {TIMES} times {peak.answers.rate:.0f}")
    values: dict[str, object] = {"offered": load.rate, "peak": peak.answers.rate, "cpu_ms_answer": peak.cpu_ms_answer,
                                 "polite_p50_at_peak": peak.polite(50), "polite_p99_at_peak": peak.polite(99)}
    for name in OVERLOADS:
        over = _measured(target, request, polite, load, cores)
        ended = time.monotonic()
        time.sleep(min(15.0, seconds))
        values[name] = over.compared_with(peak) | {"well_after_seconds": polite.well_after(ended, 2 * peak.polite(99))}
    values["resident_mb"] = {process.name: process.usage().resident_mb for process in target.processes}
    return {"outcome": values, "notes": [_peak_note(values), *(_note(name, values[name]) for name in OVERLOADS)]}


def _peak_note(values: dict) -> str:
    return (f"At the peak {values['peak']:.0f} requests are answered a second, each for {values['cpu_ms_answer']:.2f} ms "
            f"of CPU; the polite tenant waits {values['polite_p50_at_peak']:.0f} ms (p50), "
            f"{values['polite_p99_at_peak']:.0f} ms (p99). Then {values['offered']:.0f} a second are sent, twice: the "
            "first time the JVM has never refused anything, and compiles that code meanwhile.")


def _note(name: str, values: dict) -> str:
    return (f"The {name} time: {values['goodput']:.0f} answered a second ({values['of_peak']:.0%} of the peak), "
            f"{values['refused']:,} refused. The polite tenant: {values['polite_answered']:.1%} answered, p50 "
            f"{values['polite_p50']:.0f} ms, p99 {values['polite_p99']:.0f} ms. CPU: {values['cpu_ms_refusal']:.2f} ms a "
            f"refusal; the load generator takes {values['cores_of_load']:.2f} cores. {values['log_lines_a_second']:.1f} "
            f"lines of refusals a second; well again after {values['well_after_seconds']:.1f} s.")


@dataclass(frozen=True)
class Measured:
    """The answers, the CPU seconds of all services and of the load, lines of refusals, and what the polite one saw."""

    answers: Outcome
    cpu: float
    cpu_of_load: float
    lines: int
    seen: list[tuple[int, float]]

    @property
    def cpu_ms_answer(self) -> float:
        return self.cpu / self.answers.requests * 1e3

    def polite(self, percent: int) -> float:
        return statistics.quantiles([took for status, took in self.seen if status == 200], n=100)[percent - 1]

    def compared_with(self, peak: "Measured") -> dict[str, float]:
        refused = self.answers.errors
        good = sum(status == 200 for status, _ in self.seen)
        return {"goodput": self.answers.rate, "of_peak": self.answers.rate / peak.answers.rate, "refused": refused,
                "polite_answered": good / len(self.seen), "polite_p50": self.polite(50), "polite_p99": self.polite(99),
                "cpu_ms_refusal": (self.cpu * 1e3 - peak.cpu_ms_answer * self.answers.requests) / max(1, refused),
                "cores_of_load": self.cpu_of_load / self.answers.seconds,
                "log_lines_a_second": self.lines / self.answers.seconds}


def _measured(target: Target, request: Request, polite: Polite, load: Load, cores: list[int]) -> Measured:
    begin, used, lines, children = time.monotonic(), _cpu_seconds(target), _shed_lines(target), _cpu_of_load()
    outcome = send(load, request, cores)
    return Measured(outcome, _cpu_seconds(target) - used, _cpu_of_load() - children, _shed_lines(target) - lines,
                    polite.between(begin, begin + load.seconds))


def _cpu_of_load() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)  # those that have ended: the load generator
    return children.ru_utime + children.ru_stime


def _cpu_seconds(target: Target) -> float:
    return sum(process.usage().cpu_seconds for process in target.processes)


def _shed_lines(target: Target) -> int:
    gateway = next(process for process in target.processes if process.name == "gateway-service")
    return gateway.log.read_text(errors="replace").count("Answered 503")

"""What a scenario gets: the options of the run, and ways to start things with them."""

import re
import shutil
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import build, machine, reviews
from bench.load import Request
from bench.measure import Plan, Target
from bench.paths import WORK
from bench.process import Process, free_ports

DISTINCT_REVIEWS = 5000
QUICK = Plan(forks=1, rounds=1, seconds=2, warmup=5, cores=[])


@dataclass
class Context:
    """One run of the command."""

    options: Namespace
    servers: list[int]  # cores
    load: list[int]
    receivers: dict[str, Process] = field(default_factory=dict)
    receiver_ports: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(options: Namespace) -> "Context":
        return Context(options, *machine.divide(options.cores))

    def plan(self, forks: int, rounds: int, seconds: float, warmup: float) -> Plan:
        """A scenario's own plan, as far as no option says otherwise."""
        given, own = self.options, Plan(forks, rounds, seconds, warmup, self.load)
        if given.quick:
            own = QUICK
        return Plan(given.forks or own.forks, given.rounds or own.rounds, given.seconds or own.seconds,
                    own.warmup if given.warmup is None else given.warmup, self.load)

    def bodies(self) -> Path:
        return reviews.write_bodies(WORK / "bodies.jsonl", DISTINCT_REVIEWS)

    def folder(self, kind: str, name: str) -> Path:
        folder = WORK / kind / re.sub(r"\W+", "-", name)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def receiver(self, kind: str) -> tuple[str, list[Process], str | None]:
        """Where telemetry goes: an address, the process to measure with the services, and who counts."""
        if kind not in ("sink", "console"):
            return kind, [], None
        if kind not in self.receivers:
            self._start_receiver(kind)
        url = f"http://127.0.0.1:{self.receiver_ports[kind]}"
        return url, [self.receivers[kind]], url if kind == "sink" else None

    def _start_receiver(self, kind: str) -> None:
        port, page = free_ports(2)
        log = self.folder("logs", kind) / f"{kind}.log"
        if kind == "sink":
            command = [sys.executable, str(Path(__file__).with_name("sink.py")), str(port)]
            process, ready = Process(kind, command, {}, log, self.load), f"http://127.0.0.1:{port}"
        else:
            program = build.suite(build=False)["dev-console"]
            command = [str(build.java()), *build.jvm_options(program, "256m"), "-jar", str(program.jar),
                       f"--server.port={page}", f"--reviewscope.console.otlp.port={port}",
                       "--reviewscope.console.otlp.grpc-port=0"]
            process, ready = Process(kind, command, {}, log, self.servers), f"http://127.0.0.1:{page}/"
        process.await_ready(ready)
        self.receivers[kind], self.receiver_ports[kind] = process, port

    def java(self, program: build.Program, heap: str, environment: dict[str, str], variant: str,
             extra: Sequence[str] = (), training: int | None = None) -> Process:
        """An extracted application on the cores of the servers."""
        options = [*build.jvm_options(program, heap), *extra]
        if training is not None:
            options.append(f"-XX:AOTCache={build.cache(program, heap, training)}")
        logs = WORK / "logs" / re.sub(r"\W+", "-", variant)
        if self.options.jfr:
            options += [f"-XX:StartFlightRecording:filename={logs}/{program.name}.jfr,settings=profile,maxsize=200m"]
        command = [str(build.java()), *options, "-jar", str(program.jar)]
        return Process(program.name, command, environment, logs / f"{program.name}.log", self.servers)


@dataclass(frozen=True)
class Suite:
    """How to start the three services, or without the gateway."""

    context: Context
    programs: dict[str, build.Program]
    variant: str
    environment: dict[str, str] = field(default_factory=dict)
    extra: tuple[str, ...] = ()  # options of the JVM
    receiver: str = "sink"
    gateway: bool = True
    agent: bool = False  # which takes the service's name from a variable of its own
    training: int | None = None  # seconds of load for the AOT cache, if there is to be one

    def __call__(self) -> Target:
        options = self.context.options
        otlp, receivers, sink = self.context.receiver(options.receiver or self.receiver)
        names = build.SERVICES if self.gateway else build.SERVICES[:-1]
        ports = free_ports(2 * len(names))
        urls = {name: f"http://127.0.0.1:{port}" for name, port in zip(names, ports)}
        management = dict(zip(names, ports[len(names):]))
        shared = self._shared(urls, otlp)
        processes, ready = [], 0.0
        for name in names:
            own = {"SERVER_PORT": urls[name].rsplit(":", 1)[1], "MANAGEMENT_SERVER_PORT": str(management[name])}
            if self.agent:
                own["OTEL_SERVICE_NAME"] = name
            process = self.context.java(self.programs[name], options.heap, shared | own, self.variant, self.extra,
                                        self.training)
            ready += process.await_ready(f"{urls[name]}/readyz")
            processes.append(process)
        metrics = {name: f"http://127.0.0.1:{port}/actuator/prometheus" for name, port in management.items()}
        return Target(self.variant, {"review": self._request(urls)}, processes, receivers, list(metrics.values()), sink,
                      metrics["inference-service"], ready)

    def _request(self, urls: dict[str, str]) -> Request:
        if self.gateway:
            return Request(urls["gateway-service"] + "/api/v1/predictions", self.context.bodies())
        return Request(urls["inference-service"] + "/predictions", self.context.bodies(), with_ids=True)

    def _shared(self, urls: dict[str, str], otlp: str) -> dict[str, str]:
        return {
            "SERVER_ADDRESS": "127.0.0.1",
            "MODEL_STORE_URL": urls["model-store-service"],
            "INFERENCE_URL": urls["inference-service"],
            "OTEL_EXPORTER_OTLP_ENDPOINT": otlp,
            "REVIEWSCOPE_DATA_DIR": str(self.context.folder("data", self.variant)),
        } | self.environment

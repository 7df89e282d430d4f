"""What the starter costs beside Spring Boot's own means: a small service with REST and JDBC, in four forms."""

from bench import build
from bench.context import Context
from bench.load import Load, Request
from bench.measure import Start, Target, interleaved
from bench.process import free_ports

TITLE = "The starter against plain Spring Boot"
ABOUT = ("A service (benchmarks/starter) with one SQL statement for each request: without telemetry, with Spring "
         "Boot's own means set to the same signals, with our starter, and the first of them with OpenTelemetry's agent")
NOTES = ["Where more spans are made than can be sent, the exporter drops those that its queue of 2,048 has no room for. The "
         "last column says how many arrived."]


def run(context: Context) -> dict[str, object]:
    programs = build.example_services(context.options.build)
    agent = f"-javaagent:{build.agent()}"
    variants: dict[str, Start] = {
        "no telemetry": lambda: _start(context, "no telemetry", programs["bare"]),
        "Spring Boot's own": lambda: _start(context, "Spring Boot's own", programs["boot"]),
        "our starter": lambda: _start(context, "our starter", programs["starter"]),
        "Java agent": lambda: _start(context, "Java agent", programs["bare"], agent),
    }
    plan = context.plan(forks=3, rounds=3, seconds=10, warmup=150)
    return {"samples": interleaved(variants, loads, plan), "notes": NOTES}


def loads(slowest: float) -> list[Load]:
    return [Load("16 connections", 16), Load("constant rate", 64, rate=slowest / 2)]


def _start(context: Context, variant: str, program: build.Program, *extra: str) -> Target:
    otlp, receivers, sink = context.receiver(context.options.receiver or "sink")
    [port] = free_ports(1)
    url = f"http://127.0.0.1:{port}"
    environment = {"SERVER_PORT": str(port), "SERVER_ADDRESS": "127.0.0.1", "OTEL_EXPORTER_OTLP_ENDPOINT": otlp,
                   **build.AGENT_SETTINGS}
    service = context.java(program, context.options.heap, environment, variant, extra)
    ready = service.await_ready(f"{url}/reviews/1")
    requests = {"read": Request(f"{url}/reviews/1"), "write": Request(f"{url}/reviews", context.bodies())}
    metrics = [f"{url}/actuator/prometheus"] if program.name != "example-bare" else []
    service.name = "service"
    return Target(variant, requests, [service], receivers, metrics, sink, ready_seconds=ready)

"""What the suite's telemetry costs: all of it, parts of it, none, and OpenTelemetry's Java agent in its place."""

from bench import build
from bench.context import Context, Suite
from bench.load import Load
from bench.measure import Start, interleaved

TITLE = "What observing the suite costs"
ABOUT = ("The whole chain with more and more telemetry, which a receiver takes, counts and throws away. The last "
         "variant has all of the services' own observations, meters and exports off, and OpenTelemetry's Java agent in "
         "their place; the starter's classes stay in the jars, because the services are compiled against them")

NO_OTLP_LOGS = {"MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED": "false"}
NO_METERS = {"MANAGEMENT_OBSERVATIONS_ENABLE_ALL": "false", "MANAGEMENT_METRICS_ENABLE_ALL": "false"}


def sampled(probability: str) -> dict[str, str]:
    return {"MANAGEMENT_TRACING_SAMPLING_PROBABILITY": probability}


VARIANTS = {
    "nothing": {"OTEL_SDK_DISABLED": "true"} | NO_METERS,
    "OTEL_SDK_DISABLED=true": {"OTEL_SDK_DISABLED": "true"},
    "metrics only": sampled("0.0") | NO_OTLP_LOGS,
    "and traces, 10 %": sampled("0.1") | NO_OTLP_LOGS,
    "and traces, 100 %": sampled("1.0") | NO_OTLP_LOGS,
    "and logs (as shipped)": {},
}
UNINSTRUMENTED = {"MANAGEMENT_OPENTELEMETRY_ENABLED": "false"} | NO_METERS
AGENT = "Java agent instead"


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    variants: dict[str, Start] = {name: Suite(context, programs, name, environment)
                                  for name, environment in VARIANTS.items()}
    variants[AGENT] = _with_agent(context, programs)
    plan = context.plan(forks=1, rounds=7, seconds=15, warmup=120)
    return {"samples": interleaved(variants, loads, plan)}


def loads(slowest: float) -> list[Load]:
    return [Load("16 connections", 16), Load("constant rate", 64, rate=slowest / 2)]


def _with_agent(context: Context, programs: dict[str, build.Program]) -> Suite:
    environment = UNINSTRUMENTED | build.AGENT_SETTINGS
    return Suite(context, programs, AGENT, environment, extra=(f"-javaagent:{build.agent()}",), agent=True)

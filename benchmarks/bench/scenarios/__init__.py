"""One module for each scenario: what it starts, and what it measures."""

from types import ModuleType

from bench.scenarios import chain, floor, memory, overload, peers, sizes, soak, starter, telemetry, warmup

SCENARIOS: dict[str, ModuleType] = {
    "floor": floor,
    "chain": chain,
    "starter": starter,
    "telemetry": telemetry,
    "peers": peers,
    "warmup": warmup,
    "memory": memory,
    "soak": soak,
    "overload": overload,
    "sizes": sizes,
}

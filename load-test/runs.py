"""What the locustfile decides: how many users are there when, what each does next, and which objectives were met."""

import csv
import json
import random
from dataclasses import dataclass
from pathlib import Path

RESOURCES = Path(__file__).with_name("src") / "test/resources"
MIX = json.loads((RESOURCES / "users.json").read_text(encoding="utf-8"))
RUNS = json.loads((RESOURCES / "runs.json").read_text(encoding="utf-8"))
with (RESOURCES / "reviews.csv").open(encoding="utf-8", newline="") as file:
    REVIEWS = list(csv.DictReader(file))

NEGATIVE = [row for row in REVIEWS if row["sentiment"] == "negative"]
OTHERS = [row for row in REVIEWS if row["sentiment"] != "negative"]
NEGATIVE_SHARE = len(NEGATIVE) / len(REVIEWS)


def users_at(shape: str, time: float, users: int) -> int:
    """How many of the users are there when the part `time` of the run is over: at least one."""
    return max(1, int(part_at(RUNS["shapes"][shape], time) * users + 0.5))


def part_at(points: list[dict], time: float) -> float:
    """Between two points the number of users changes evenly, after the last one it stays."""
    last = points[0]
    for point in points:
        if point["time"] > time:
            part = (time - last["time"]) / (point["time"] - last["time"])
            return last["users"] + part * (point["users"] - last["users"])
        last = point
    return last["users"]


def negative_share_at(time: float, drift: float) -> float:
    """The share of negative reviews: at first that of the data, at the end of the run `drift`."""
    return NEGATIVE_SHARE + time * (drift - NEGATIVE_SHARE)


class Choices:
    """Chooses what one user does, with a generator of its own: the same seed, kind and number make the same choices,
    whatever other users do and however the gateway answers."""

    def __init__(self, kind: str, number: int, seed: int) -> None:
        self.random = random.Random(f"{kind} {number} {seed}")

    def identity(self) -> dict:
        """Headers with the tenant that the user belongs to, for good."""
        user = self.random.randint(1, MIX["userIds"])
        return {"x-tenant-id": self.random.choice(MIX["tenants"]), "x-user-id": f"user-{user}"}

    def reader(self, negative_share: float) -> dict:
        reader = MIX["reader"]
        return {
            **self.review(negative_share),
            "call": self.random.choices(list(reader["calls"]), list(reader["calls"].values()))[0],
            "feedback": self.random.random() < reader["feedbackShare"],
            "pause": self.pause(reader),
        }

    def shop(self, negative_share: float) -> dict:
        size = self.random.randint(MIX["shop"]["batchSize"]["min"], MIX["shop"]["batchSize"]["max"])
        reviews = [self.review(negative_share)["review"] for _ in range(size)]
        return {"call": "predict, batch", "reviews": reviews, "pause": self.pause(MIX["shop"])}

    def clumsy_client(self, _: float) -> dict:
        client = MIX["clumsyClient"]
        name, body = self.random.choice(list(client["nonsense"].items()))
        body = body.replace("<too long>", "x" * client["tooLong"])
        return {"call": f"nonsense, {name}", "body": body, "pause": self.pause(client)}

    def review(self, negative_share: float) -> dict:
        """Takes two numbers from the generator, whatever the share."""
        rows = NEGATIVE if self.random.random() < negative_share else OTHERS
        return rows[int(self.random.random() * len(rows))]

    def pause(self, kind: dict) -> float:
        return self.random.uniform(kind["pauseSeconds"]["min"], kind["pauseSeconds"]["max"])


@dataclass
class Share:
    """How many of the requests were good."""

    good: int = 0
    all: int = 0

    def count(self, good: bool) -> None:
        self.good += good
        self.all += 1


@dataclass
class Objectives:
    """The service level objectives, and what came of them. A batch takes as long as it is long: latency is about all
    other calls, but for failed ones, which are bad already."""

    availability: float
    latency: float
    latencyMillis: int

    def __post_init__(self) -> None:
        self.answered = Share()
        self.in_time = Share()

    def count(self, name: str, millis: float, failed: bool) -> None:
        self.answered.count(not failed)
        if not failed and name != "predict, batch":
            self.in_time.count(millis <= self.latencyMillis)

    def met(self) -> bool:
        return is_met(self.answered, self.availability) and is_met(self.in_time, self.latency)

    def verdicts(self) -> list[str]:
        return [
            verdict("availability", self.answered, "answered as they should be", self.availability),
            verdict("latency", self.in_time, f"that were no batches within {self.latencyMillis} ms", self.latency),
        ]


def is_met(share: Share, objective: float) -> bool:
    return 0 < share.all and share.good >= share.all * objective


def verdict(name: str, share: Share, what: str, objective: float) -> str:
    if not share.all:
        return f"MISSED {name}: no request was answered"
    per_cent = 100 * share.good / share.all
    if is_met(share, objective):
        return f"met    {name}: {per_cent:.2f} % of {share.all} requests {what}, objective {100 * objective:g} %"
    return (
        f"MISSED {name} by {100 * objective - per_cent:.2f} points: "
        f"{per_cent:.2f} % of {share.all} requests {what}, objective {100 * objective:g} %"
    )

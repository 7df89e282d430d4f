"""Users of the gateway: readers with one review each, shops that send batches, and now and then bad input.

How many of each, and what they do how often, is in users.json; how a run goes and what is expected of it, in runs.json.
The Gatling simulation reads both as well. README.md has the options.

With its page:     docker compose --profile load up, then http://localhost:8089
Without a page:    locust -f load-test/locustfile.py --host http://localhost:8080 --headless --users 5 --run-time 1m
"""

import itertools
import logging
import random
import sys
from argparse import ArgumentTypeError
from collections import defaultdict

from locust import HttpUser, LoadTestShape, events, task
from runs import MIX, NEGATIVE_SHARE, RUNS, Choices, Objectives, negative_share_at, users_at

PREDICTIONS = "/api/v1/predictions"

numbers = defaultdict(lambda: itertools.count(1))
objectives = Objectives(**RUNS["objectives"])


def share(value: str) -> float:
    try:
        if 0 <= float(value) <= 1:
            return float(value)
    except ValueError:
        pass  # refused below, as what is out of range
    raise ArgumentTypeError(f"{value}: must be a number from 0 to 1")


@events.init_command_line_parser.add_listener
def add_options(parser) -> None:
    default = RUNS["objectives"]
    parser.add_argument("--shape", choices=list(RUNS["shapes"]), default="steady", help="How many users are there when")
    parser.add_argument(
        "--seed", type=int, default=random.randrange(1_000_000), help="Of all choices. Default: another one each time"
    )
    parser.add_argument(
        "--drift", type=share, default=NEGATIVE_SHARE, help="Share of negative reviews at the end. Default: no drift"
    )
    parser.add_argument("--availability", type=share, default=default["availability"], help="Share of good answers")
    parser.add_argument("--latency", type=share, default=default["latency"], help="Share of answers in time")
    parser.add_argument("--latency-millis", type=int, default=default["latencyMillis"], help="The time for that")


@events.test_start.add_listener
def start(environment, **_) -> None:
    global objectives
    options = environment.parsed_options
    objectives = Objectives(options.availability, options.latency, options.latency_millis)
    numbers.clear()
    logging.info("To repeat this run: --shape %s --drift %s --seed %s", options.shape, options.drift, options.seed)


@events.request.add_listener
def count(name, response_time, exception, **_) -> None:
    objectives.count(name, response_time, exception is not None)


@events.quitting.add_listener
def fail_when_an_objective_is_missed(environment, **_) -> None:
    environment.process_exit_code = 0 if objectives.met() else 1


@events.init.add_listener
def summarize_at_the_end(environment, **_) -> None:
    events.quit.add_listener(lambda **_: summarize(environment.parsed_options.html_file))


def summarize(report: str | None) -> None:
    """After Locust's own tables, with requests, errors and percentiles by call."""
    where_to_look = RUNS["lookAt"] | ({"Report": report} if report else {})
    print(*objectives.verdicts(), sep="\n", file=sys.stderr)
    print(*(f"{what}: {where}" for what, where in where_to_look.items()), sep="\n", file=sys.stderr)


class Shape(LoadTestShape):
    """Reads the options each time: the page may have changed them."""

    use_common_options = True

    def tick(self) -> tuple[int, float] | None:
        options = self.runner.environment.parsed_options
        if not options.run_time and (options.shape != "steady" or options.drift != NEGATIVE_SHARE):
            logging.error("Shapes other than steady, and drift, need a run time, such as --run-time 1m")
            return None
        time = self.time()
        return (users_at(options.shape, time, options.num_users), options.spawn_rate) if time < 1 else None

    def time(self) -> float:
        """The part of the run that is over; a run without an end stays at its start."""
        seconds = self.runner.environment.parsed_options.run_time
        return self.get_run_time() / seconds if seconds else 0


class SimulatedUser(HttpUser):
    """Belongs to one of the tenants, for good."""

    abstract = True

    def on_start(self) -> None:
        kind = type(self).__name__
        self.choices = Choices(kind, next(numbers[kind]), self.environment.parsed_options.seed)
        self.client.headers.update(self.choices.identity())

    def wait_time(self) -> float:
        return self.choice["pause"]

    def choose(self, choices) -> dict:
        options = self.environment.parsed_options
        self.choice = choices(negative_share_at(self.environment.shape_class.time(), options.drift))
        return self.choice


class Reader(SimulatedUser):
    """Has one review classified, thinks, and sometimes says what it should have been."""

    weight = MIX["reader"]["weight"]

    @task
    def read(self) -> None:
        calls = {
            "predict": self.predict,
            "predict, plain contract": self.predict_with_the_plain_contract,
            "models": self.list_models,
        }
        calls[self.choose(self.choices.reader)["call"]]()

    def predict(self) -> None:
        with self.client.post(
            PREDICTIONS, json={"review": self.choice["review"]}, name="predict", catch_response=True
        ) as response:
            if response.status_code != 200:
                return
            prediction = response.json()
        if prediction["recorded"] and self.choice["feedback"]:
            self.client.post(
                f"{PREDICTIONS}/{prediction['id']}/feedback",
                json={"sentiment": self.choice["sentiment"]},
                name="feedback",
            )

    def predict_with_the_plain_contract(self) -> None:
        self.client.post("/predict", json={"review": self.choice["review"]}, name="predict, plain contract")

    def list_models(self) -> None:
        self.client.get("/api/v1/models", name="models")


class Shop(SimulatedUser):
    """Sends what came in since the last time, in one request."""

    weight = MIX["shop"]["weight"]

    @task
    def predict_a_batch(self) -> None:
        choice = self.choose(self.choices.shop)
        self.client.post(f"{PREDICTIONS}/batch", json={"reviews": choice["reviews"]}, name=choice["call"])


class ClumsyClient(SimulatedUser):
    """Sends what must be refused, and counts anything but a refusal as a failure."""

    weight = MIX["clumsyClient"]["weight"]

    @task
    def send_nonsense(self) -> None:
        choice = self.choose(self.choices.clumsy_client)
        with self.client.post(
            PREDICTIONS,
            data=choice["body"],
            headers={"content-type": "application/json"},
            name=choice["call"],
            catch_response=True,
        ) as response:
            if response.status_code == 400:
                response.success()
            else:
                response.failure(f"{response.status_code} where a refusal was due")

"""Users of the gateway: people who have one review classified, shops that send batches, and the odd client that gets it wrong.

With its page:     docker compose --profile load up, then http://localhost:8089
Without a page:    locust -f load-test/locustfile.py --host http://localhost:8080 --headless --users 5 --run-time 1m
"""

import csv
import random
from pathlib import Path

from locust import HttpUser, between, constant_throughput, task

with Path(__file__).with_name("src").joinpath("test/resources/reviews.csv").open(encoding="utf-8", newline="") as file:
    REVIEWS = list(csv.DictReader(file))

PREDICTIONS = "/api/v1/predictions"


class Tenant(HttpUser):
    """Every user belongs to one of two tenants, for good."""

    abstract = True

    def on_start(self) -> None:
        self.client.headers["x-tenant-id"] = random.choice(["acme", "globex"])
        self.client.headers["x-user-id"] = f"user-{random.randint(1, 50)}"


class Reader(Tenant):
    """Has one review classified, thinks, and sometimes says what it should have been."""

    weight = 3  # with the five users of .env: three readers, a shop and a clumsy client
    wait_time = between(0.5, 2)

    @task(10)
    def predict(self) -> None:
        row = random.choice(REVIEWS)
        with self.client.post(PREDICTIONS, json={"review": row["review"]}, catch_response=True) as response:
            if response.status_code != 200:
                return
            prediction = response.json()
        if prediction["recorded"] and random.random() < 0.3:
            self.client.post(
                f"{PREDICTIONS}/{prediction['id']}/feedback",
                json={"sentiment": row["sentiment"]},
                name=f"{PREDICTIONS}/{{id}}/feedback",
            )

    @task(2)
    def predict_with_the_plain_contract(self) -> None:
        self.client.post("/predict", json={"review": random.choice(REVIEWS)["review"]})

    @task(1)
    def look_at_the_models(self) -> None:
        self.client.get("/api/v1/models")


class Shop(Tenant):
    """Sends what came in since the last time, in one request."""

    weight = 1
    wait_time = between(4, 8)

    @task
    def predict_a_batch(self) -> None:
        reviews = [row["review"] for row in random.sample(REVIEWS, random.randint(8, 32))]
        self.client.post(f"{PREDICTIONS}/batch", json={"reviews": reviews})


class Clumsy(Tenant):
    """Sends what must be refused, and counts anything but a refusal as a failure."""

    weight = 1
    wait_time = constant_throughput(0.2)

    @task
    def send_nonsense(self) -> None:
        name, body = random.choice(
            [
                ("blank", '{"review": "   "}'),
                ("too long", f'{{"review": "{"long " * 1200}"}}'),
                ("no JSON", "What a lovely day"),
                ("wrong type", '{"review": {"stars": 5}}'),
            ]
        )
        with self.client.post(
            PREDICTIONS,
            data=body,
            headers={"content-type": "application/json"},
            name=f"{PREDICTIONS} ({name})",
            catch_response=True,
        ) as response:
            if 400 <= response.status_code < 500:
                response.success()
            else:
                response.failure(f"{response.status_code} where a refusal was due")

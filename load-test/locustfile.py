"""Users of the gateway: readers with one review each, shops that send batches, and now and then a client with bad input.

How many of each, and what they do how often, is in users.json, which the Gatling simulation reads as well.

With its page:     docker compose --profile load up, then http://localhost:8089
Without a page:    locust -f load-test/locustfile.py --host http://localhost:8080 --headless --users 5 --run-time 1m
"""

import csv
import json
import random
from pathlib import Path

from locust import HttpUser, between, task

RESOURCES = Path(__file__).with_name("src") / "test/resources"
MIX = json.loads((RESOURCES / "users.json").read_text(encoding="utf-8"))
READER, SHOP, CLUMSY_CLIENT = MIX["reader"], MIX["shop"], MIX["clumsyClient"]
with (RESOURCES / "reviews.csv").open(encoding="utf-8", newline="") as file:
    REVIEWS = list(csv.DictReader(file))

PREDICTIONS = "/api/v1/predictions"


def pause(kind: dict) -> object:
    return between(kind["pauseSeconds"]["min"], kind["pauseSeconds"]["max"])


class Tenant(HttpUser):
    """Every user belongs to one of the tenants, for good."""

    abstract = True

    def on_start(self) -> None:
        self.client.headers["x-tenant-id"] = random.choice(MIX["tenants"])
        self.client.headers["x-user-id"] = f"user-{random.randint(1, MIX['userIds'])}"


class Reader(Tenant):
    """Has one review classified, thinks, and sometimes says what it should have been."""

    weight = READER["weight"]
    wait_time = pause(READER)

    @task(READER["calls"]["predict"])
    def predict(self) -> None:
        row = random.choice(REVIEWS)
        with self.client.post(
            PREDICTIONS, json={"review": row["review"]}, name="predict", catch_response=True
        ) as response:
            if response.status_code != 200:
                return
            prediction = response.json()
        if prediction["recorded"] and random.random() < READER["feedbackShare"]:
            self.client.post(
                f"{PREDICTIONS}/{prediction['id']}/feedback", json={"sentiment": row["sentiment"]}, name="feedback"
            )

    @task(READER["calls"]["predict, plain contract"])
    def predict_with_the_plain_contract(self) -> None:
        review = random.choice(REVIEWS)["review"]
        self.client.post("/predict", json={"review": review}, name="predict, plain contract")

    @task(READER["calls"]["models"])
    def list_models(self) -> None:
        self.client.get("/api/v1/models", name="models")


class Shop(Tenant):
    """Sends what came in since the last time, in one request."""

    weight = SHOP["weight"]
    wait_time = pause(SHOP)

    @task
    def predict_a_batch(self) -> None:
        size = random.randint(SHOP["batchSize"]["min"], SHOP["batchSize"]["max"])
        reviews = [row["review"] for row in random.choices(REVIEWS, k=size)]
        self.client.post(f"{PREDICTIONS}/batch", json={"reviews": reviews}, name="predict, batch")


class ClumsyClient(Tenant):
    """Sends what must be refused, and counts anything but a refusal as a failure."""

    weight = CLUMSY_CLIENT["weight"]
    wait_time = pause(CLUMSY_CLIENT)

    @task
    def send_nonsense(self) -> None:
        name, body = random.choice(list(CLUMSY_CLIENT["nonsense"].items()))
        with self.client.post(
            PREDICTIONS,
            data=body.replace("<too long>", "x" * CLUMSY_CLIENT["tooLong"]),
            headers={"content-type": "application/json"},
            name=f"nonsense, {name}",
            catch_response=True,
        ) as response:
            if response.status_code == 400:
                response.success()
            else:
                response.failure(f"{response.status_code} where a refusal was due")

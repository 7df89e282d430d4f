"""FastAPI with OpenVINO on the same graph: uvicorn openvino_server:app"""

import threading

import openvino
from fastapi import FastAPI
from model import GRAPH, predict
from prometheus_client import make_asgi_app
from pydantic import BaseModel

core = openvino.Core()
compiled = core.compile_model(core.read_model(GRAPH, b""), "CPU",
                              {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1})
requests = threading.local()
app = FastAPI()
app.mount("/metrics", make_asgi_app())


class Review(BaseModel):
    review: str


@app.post("/predict")
def answer(body: Review) -> dict:
    return predict(body.review, logits)


def logits(inputs: dict):
    if not hasattr(requests, "own"):
        requests.own = compiled.create_infer_request()
    return requests.own.infer(inputs)[0]

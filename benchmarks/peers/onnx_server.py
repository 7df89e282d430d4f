"""FastAPI with ONNX Runtime: uvicorn onnx_server:app"""

from fastapi import FastAPI
from model import predict
from onnx_session import logits
from prometheus_client import make_asgi_app
from pydantic import BaseModel

app = FastAPI()
app.mount("/metrics", make_asgi_app())


class Review(BaseModel):
    review: str


# Not async: FastAPI runs it on a thread of its pool, so that one worker can use both cores
@app.post("/predict")
def answer(body: Review) -> dict:
    return predict(body.review, logits)

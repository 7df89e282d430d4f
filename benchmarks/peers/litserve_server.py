"""LitServe with ONNX Runtime: python litserve_server.py PORT WORKERS"""

import sys

import litserve


class Sentiment(litserve.LitAPI):
    """One prediction for each request; LitServe gives every worker a process of its own."""

    def setup(self, device: str) -> None:
        from model import predict
        from onnx_session import logits

        self.answer = lambda review: predict(review, logits)

    def decode_request(self, request: dict) -> str:
        return request["review"]

    def predict(self, review: str) -> dict:
        return self.answer(review)

    def encode_response(self, output: dict) -> dict:
        return output


if __name__ == "__main__":
    server = litserve.LitServer(Sentiment(), accelerator="cpu", workers_per_device=int(sys.argv[2]))
    server.run(port=int(sys.argv[1]), host="127.0.0.1", generate_client_file=False, log_level="warning")

"""Takes OTLP over HTTP and counts what it gets: the cheapest receiver that can still tell whether anything was lost.

As a program of its own: python3 sink.py PORT; GET / answers with the counts.
"""

import gzip
import json
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KINDS = {"/v1/traces": "spans", "/v1/logs": "log records", "/v1/metrics": "metrics"}
counts: Counter[str] = Counter()


class Receiver(BaseHTTPRequestHandler):
    """OTLP/HTTP with protobuf."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self._body()
        counts["bytes"] += len(body)
        plain = gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
        kind = KINDS.get(self.path, "unknown")
        counts[kind] += records(plain)
        counts[f"bytes of {kind}"] += len(plain)
        counts[f"sent bytes of {kind}"] += len(body)
        self._answer(b"", "application/x-protobuf")

    def do_GET(self) -> None:
        self._answer(json.dumps(counts).encode(), "application/json")

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        chunks = []
        while size := int(self.rfile.readline(), 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def records(request: bytes) -> int:
    """All three kinds of requests have the same shape: resources (1) hold scopes (2) hold records (2)."""
    return sum(1 for resource in fields(request, 1) for scope in fields(resource, 2) for _ in fields(scope, 2))


def fields(message: bytes, wanted: int) -> list[bytes]:
    """The nested messages of one number in a protobuf message."""
    found, position = [], 0
    while position < len(message):
        tag, position = varint(message, position)
        kind, length = tag & 7, 0
        if kind == 0:
            _, position = varint(message, position)
        elif kind == 2:
            length, position = varint(message, position)
        else:
            length = 8 if kind == 1 else 4
        if kind == 2 and tag >> 3 == wanted:
            found.append(message[position:position + length])
        position += length
    return found


def varint(message: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        position += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, position
        shift += 7


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()

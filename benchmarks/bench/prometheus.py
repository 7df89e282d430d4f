"""A real Prometheus beside a run: what its blocks take for each sample and each series."""

import json
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.process import Failure, Process, free_ports

INTERVAL = "1s"  # so that minutes fill the chunks of 120 samples that take half an hour at 15 s


class Prometheus:
    """Scrapes the given addresses until it is asked what it has stored."""

    def __init__(self, folder: Path, urls: dict[str, str], cores: list[int]) -> None:
        if not shutil.which("prometheus"):
            raise Failure("prometheus is missing: install it (Debian, Ubuntu), or put it on the PATH")
        self.folder, (port,) = folder, free_ports(1)
        self.url = f"http://127.0.0.1:{port}"
        (folder / "prometheus.yml").write_text(json.dumps({
            "global": {"scrape_interval": INTERVAL},
            "scrape_configs": [{"job_name": name, "metrics_path": "/" + url.split("/", 3)[3],
                                "static_configs": [{"targets": [url.split("/")[2]]}]} for name, url in urls.items()]}))
        self.process = Process("prometheus", [
            "prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
            f"--web.listen-address=127.0.0.1:{port}", "--web.enable-admin-api"], {}, folder / "prometheus.log", cores)
        self.process.await_ready(f"{self.url}/-/ready")

    @staticmethod
    @contextmanager
    def scraping(folder: Path, urls: dict[str, str], cores: list[int]) -> Iterator["Prometheus"]:
        prometheus = Prometheus(folder, urls, cores)
        try:
            yield prometheus
        finally:
            prometheus.process.stop()

    def stored(self) -> dict[str, float]:
        """Writes what is in memory as a block, and measures it."""
        request = urllib.request.Request(f"{self.url}/api/v1/admin/tsdb/snapshot", method="POST")
        with urllib.request.urlopen(request, timeout=60) as response:
            name = json.load(response)["data"]["name"]
        return measured(self.folder / "data" / "snapshots" / name)


def measured(snapshot: Path) -> dict[str, float]:
    blocks = [block.parent for block in snapshot.glob("*/meta.json")]
    stats = [json.loads((block / "meta.json").read_text(encoding="utf-8"))["stats"] for block in blocks]
    samples, series = (sum(stat[key] for stat in stats) for key in ("numSamples", "numSeries"))
    chunks = sum(file.stat().st_size for block in blocks for file in (block / "chunks").iterdir())
    index = sum((block / "index").stat().st_size for block in blocks)
    return {"samples": samples, "series": series, "bytes_of_a_sample": chunks / samples,
            "index_bytes_of_a_series": index / series}

"""Builds what is measured, the way the Dockerfile does, and fetches the tools."""

import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.paths import BENCHMARKS, ROOT, WORK
from bench.process import Failure

SERVICES = ("model-store-service", "inference-service", "gateway-service")
OHA_VERSION = "1.16.0"
AGENT_VERSION = "2.28.1"  # of OpenTelemetry's Java agent: the release whose libraries the starter uses
AGENT_SETTINGS = {  # as the starter exports
    "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
    "OTEL_BSP_SCHEDULE_DELAY": "1000",
}
NO_CHECKS = ("-Dmaven.test.skip", "-Dcheckstyle.skip", "-Dspring-javaformat.validate.skip")
LOCAL_REPOSITORY = WORK / "repository"


@dataclass(frozen=True)
class Program:
    """An extracted application: app.jar with its libraries beside it."""

    name: str
    directory: Path

    @property
    def jar(self) -> Path:
        return self.directory / "app.jar"


@cache
def java_home() -> Path:
    found = subprocess.run(["bash", str(ROOT / ".ci/jdk25")], capture_output=True, text=True, check=False)
    if found.returncode:
        raise Failure(found.stderr.strip())
    return Path(found.stdout.strip())


def java() -> Path:
    return java_home() / "bin/java"


def suite(build: bool) -> dict[str, Program]:
    """The three services and the console, packaged and extracted."""
    modules = (*SERVICES, "dev-console")
    if build:
        say("building the services")
        maven("--projects", ",".join(modules), "--also-make", "package")
    return {name: extract(name, ROOT / name / "target", build) for name in modules}


def maven(*arguments: str) -> None:
    command = ["./mvnw", "-B", "-ntp", "-q", *NO_CHECKS, *arguments]
    run(command, ROOT, {"JAVA_HOME": str(java_home())})


def extract(name: str, target: Path, fresh: bool) -> Program:
    program = Program(name, WORK / "programs" / name)
    if fresh or not program.jar.exists():
        jar = _jar(name, target)
        shutil.rmtree(program.directory, ignore_errors=True)
        WORK.mkdir(parents=True, exist_ok=True)
        (WORK / "app.jar").unlink(missing_ok=True)
        shutil.copy(jar, WORK / "app.jar")
        tools = [str(java()), "-Djarmode=tools", "-jar", "app.jar"]
        run([*tools, "extract", "--destination", str(program.directory)], WORK)
        _extract_native_libraries(program.directory / "lib")
    return program


def _jar(name: str, target: Path) -> Path:
    jars = [jar for jar in target.glob("*.jar") if "sources" not in jar.name]
    if not jars:
        raise Failure(f"{name} is not built: run again without --no-build")
    return max(jars, key=lambda jar: jar.stat().st_mtime)  # an earlier version's jar may still lie there


def _extract_native_libraries(libraries: Path) -> None:
    """ONNX Runtime's and the tokenizer's, as in the image: else each start would unpack them into /tmp."""
    native = libraries / "native"
    for jar in (*libraries.glob("onnxruntime-*.jar"), *libraries.glob("tokenizers-*.jar")):
        native.mkdir(exist_ok=True)
        with zipfile.ZipFile(jar) as archive:
            for entry in archive.namelist():
                if entry.endswith(".so") and re.search(rf"/linux-({_machine()})/", entry):
                    (native / Path(entry).name).write_bytes(archive.read(entry))


def _machine() -> str:
    machine = os.uname().machine
    return "x64|x86_64" if machine == "x86_64" else machine


def jvm_options(program: Program, heap: str) -> list[str]:
    """The image's own, with a heap that does not depend on the machine's memory."""
    lines = (ROOT / "docker" / "java.options").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith("-") and "MaxRAMPercentage" not in line]
    return [f"-Xmx{heap}", *(line.replace("/app/lib", str(program.directory / "lib")) for line in kept)]


def cache(program: Program, heap: str, seconds: int) -> Path:
    """The AOT cache of a service, after a training with so many seconds of load, which is the image's own."""
    file = program.directory / f"{heap}-{seconds}.aot"
    if not file.exists():
        _train(program.directory.parent, heap, seconds)
        for name in SERVICES:
            (program.directory.parent / name / "app.aot").rename(program.directory.parent / name / file.name)
    return file


def _train(programs: Path, heap: str, seconds: int) -> None:
    say(f"training the AOT caches with {seconds} s of load")
    # Where inference needs its libraries; to the others it does not matter
    options = jvm_options(Program("inference-service", programs / "inference-service"), heap)
    (programs / "java.options").write_text("\n".join(options), encoding="utf-8")
    run([str(ROOT / "docker" / "train"), str(seconds)], programs, {"PATH": f"{java().parent}:{os.environ['PATH']}"})


def oha() -> Path:
    """The load generator: the one on the PATH in the pinned version, else it is compiled into target/."""
    installed = shutil.which("oha")
    if installed and OHA_VERSION in _output([installed, "--version"]):
        return Path(installed)
    own = WORK / "tools/bin/oha"
    if not own.exists():
        if not shutil.which("cargo"):
            raise Failure(f"oha {OHA_VERSION}, the load generator, is missing: put it on the PATH "
                          "(https://github.com/hatoo/oha/releases), or install Rust, which compiles it")
        say(f"compiling oha {OHA_VERSION}, which takes some minutes, once")
        run(["cargo", "install", "oha", "--version", OHA_VERSION, "--locked", "--root", str(WORK / "tools")], WORK)
    return own


def agent() -> Path:
    """OpenTelemetry's Java agent, from Maven Central."""
    artifact = f"io.opentelemetry.javaagent:opentelemetry-javaagent:{AGENT_VERSION}"
    jar = WORK / "tools" / f"opentelemetry-javaagent-{AGENT_VERSION}.jar"
    if not jar.exists():
        say("fetching OpenTelemetry's Java agent")
        maven("-N", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={jar.parent}")
    return jar


def example_services(build: bool) -> dict[str, Program]:
    """benchmarks/starter, without telemetry, with Spring Boot's own, and with our starter."""
    names = ("bare", "boot", "starter")
    project = BENCHMARKS / "starter"
    if build:
        say("building the example services")
        own = (f"-Dmaven.repo.local={LOCAL_REPOSITORY}", f"-Dmaven.repo.local.tail={Path.home()}/.m2/repository")
        maven("-f", "observability-starter", "install", *own)
        for name in names:
            maven("-f", str(project), f"-P{name}", f"-Dvariant={name}", "package", *own)
    return {name: extract(f"example-{name}", project / "target" / name, build) for name in names}


def python(requirements: str) -> Path:
    """A Python with what a file in benchmarks/peers asks for."""
    wanted = BENCHMARKS / "peers" / requirements
    home = WORK / "python" / wanted.stem
    stamp = home / "installed.txt"
    if not stamp.exists() or stamp.read_text() != wanted.read_text():
        say(f"installing {requirements} into {home}")
        run(["python3", "-m", "venv", str(home)], WORK)
        run([str(home / "bin/pip"), "install", "--quiet", "-r", str(wanted)], WORK)
        stamp.write_text(wanted.read_text())
    return home / "bin/python"


def run(command: list[str], directory: Path, environment: dict[str, str] | None = None) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, cwd=directory, env=os.environ | (environment or {}), capture_output=True, text=True,
                          check=False)
    if done.returncode:
        end = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise Failure(f"This has failed: {' '.join(command)}\n{end}")


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def say(text: str) -> None:
    print(f"-- {text}", flush=True)

"""What Schemathesis checks of each answer beyond its own checks (SCHEMATHESIS_HOOKS names this module)."""

import json
import re

import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

# Names of Java classes and lines of stack traces
INSIDE = re.compile(r"Exception|\bat [\w.$]+\(|\b(org|com|io|tools|jakarta|java)\.[a-z]\w*\.\w")
# The description has these two rules in words, because no schema can say them
IN_WORDS = re.compile(r"Send at least one visible character\.|has \d+ characters\. Send at most 5000\.")


def _detail(response) -> str:
    try:
        return str(response.json().get("detail"))
    except (ValueError, AttributeError):
        return ""


@schemathesis.check
def tells_nothing_of_the_inside(ctx, response, case):
    """The path of the request, which a problem detail repeats, is the client's own text."""
    text = response.text
    try:
        problem = json.loads(text)
        problem.pop("instance", None)
        text = json.dumps(problem, ensure_ascii=False)
    except (ValueError, AttributeError):
        pass
    found = INSIDE.search(text)
    assert found is None, f"The answer shows the inside: {found.group()}"


@schemathesis.check
def accepts_what_fits(ctx, response, case):
    if response.status_code != 400 or not IN_WORDS.search(_detail(response)):
        positive_data_acceptance(ctx, response, case)


@schemathesis.check
def names_its_trace(ctx, response, case):
    """But where Tomcat refuses the request before it has a trace."""
    trace = response.headers.get("x-trace-id", [""])[0]
    if trace or response.status_code < 400:
        assert re.fullmatch("[0-9a-f]{32}", trace), f"X-Trace-Id is {trace!r}"

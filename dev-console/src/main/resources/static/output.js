// Adds the lines of a service as they are written. The stream ends while the page is hidden, so that it does not take
// one of the few that the console sends, and goes on after the last line that is shown.
const MOST_LINES = 2000;
const AGAIN = 3000;
const output = document.getElementById("output");
const list = output.querySelector("ol");
const state = document.getElementById("stream-state");
let last = Number(output.dataset.last);
let running;

const follow = document.createElement("button");
follow.type = "button";
follow.id = "follow";
document.querySelector(".search .buttons").append(follow);

function setFollowing(on) {
  follow.setAttribute("aria-pressed", String(on));
  follow.textContent = on ? "Following" : "Follow";
  if (on) {
    output.scrollTop = output.scrollHeight;
  }
}

function isFollowing() {
  return follow.getAttribute("aria-pressed") === "true";
}

function span(kind, text) {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = text;
  return element;
}

function clock(time) {
  const date = new Date(time);
  const digits = (number, count) => String(number).padStart(count, "0");
  return `${digits(date.getHours(), 2)}:${digits(date.getMinutes(), 2)}:${digits(date.getSeconds(), 2)}.${digits(date.getMilliseconds(), 3)}`;
}

function add(lines, after) {
  for (const line of lines) {
    // Asked for only later ones: another launcher has begun to count again
    if (line.number <= after) {
      location.reload();
      return;
    }
    if (line.dropped !== undefined) {
      const gap = document.createElement("li");
      gap.className = "launcher";
      gap.append(span("time", ""), span("level", "console"), span("message", `${line.dropped} lines came too fast and are left out here`));
      list.append(gap);
    } else if (line.number > last) {
      last = line.number;
      const item = document.createElement("li");
      item.className = line.stream;
      item.append(span("time", clock(line.time)), span("level", line.stream), span("message", line.text));
      list.append(item);
    }
  }
  while (list.children.length > MOST_LINES) {
    list.firstElementChild.remove();
  }
  output.querySelector(".none")?.toggleAttribute("hidden", list.children.length > 0);
  if (isFollowing()) {
    output.scrollTop = output.scrollHeight;
  }
}

async function read(body, after) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const parts = (rest + next.value).split("\n");
    rest = parts.pop();
    add(parts.filter((part) => part).map((part) => JSON.parse(part)), after);
  }
}

async function stream(signal) {
  const url = new URL(output.dataset.stream, location);
  const after = last;
  url.searchParams.set("after", after);
  const answer = await fetch(url, { signal, cache: "no-store" });
  if (answer.ok) {
    state.textContent = "Live: lines appear as they are written.";
    await read(answer.body, after);
    state.textContent = "The stream has ended: looking again.";
  } else {
    state.textContent = answer.status === 429 ? "Not live: too many streams are open. Looking again." : "Not live. Looking again.";
  }
}

async function keepStreaming(own) {
  while (!own.signal.aborted) {
    try {
      await stream(own.signal);
    } catch {
      state.textContent = "Not live: the console does not answer. Looking again.";
    }
    await new Promise((done) => setTimeout(done, AGAIN));
  }
}

function start() {
  running?.abort();
  running = new AbortController();
  keepStreaming(running);
}

follow.addEventListener("click", () => setFollowing(!isFollowing()));
// Whoever scrolls back wants to read
output.addEventListener("wheel", (event) => event.deltaY < 0 && setFollowing(false), { passive: true });
output.addEventListener("keydown", (event) => ["ArrowUp", "PageUp", "Home"].includes(event.key) && setFollowing(false));
document.addEventListener("visibilitychange", () => document.hidden ? running?.abort() : start());
addEventListener("pagehide", () => running?.abort());
addEventListener("pageshow", (event) => event.persisted && start());
// In a lower window, the last line would be out of sight
new ResizeObserver(() => isFollowing() && setFollowing(true)).observe(output);
setFollowing(true);
// A page that is opened in the background waits until it is seen
if (!document.hidden) {
  start();
}

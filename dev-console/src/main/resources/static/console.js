// Loads the page again and again, and replaces what is shown only when it has changed: nothing flickers, and what
// the reader has opened, folded or selected stays as it is.
const INTERVAL = 1500;
const folded = new Set();
let shown = document.getElementById("live")?.outerHTML;

async function refresh() {
  const live = document.getElementById("live");
  if (document.hidden || !live || live.hasAttribute("data-paused") || !getSelection().isCollapsed) {
    return;
  }
  const response = await fetch(location.pathname + location.search, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const next = page.getElementById("live");
  // Meanwhile the reader may have begun to choose something
  if (!next || next.outerHTML === shown || live.hasAttribute("data-paused") || !getSelection().isCollapsed) {
    return;
  }
  shown = next.outerHTML;
  live.querySelectorAll("details[open]").forEach((row) => {
    next.querySelector("#" + CSS.escape(row.id))?.setAttribute("open", "");
  });
  say(live, next);
  const place = focusIn(live).find((selector) => next.querySelector(selector));
  live.replaceWith(next);
  document.title = page.title;
  fold();
  if (place) {
    // Scripts that watch the page come first: charts can have the focus only after that
    await null;
    next.querySelector(place).focus({ preventScroll: true });
  }
}

// The focused element, or the one around it in case that the element is removed
function focusIn(live) {
  const element = document.activeElement;
  if (!live.contains(element)) {
    return [];
  }
  const places = [];
  if (element.matches("summary")) {
    places.push(`#${CSS.escape(element.parentElement.id)} > summary`);
  } else if (element.id) {
    places.push("#" + CSS.escape(element.id));
  } else if (element.hasAttribute("href")) {
    places.push(`a[href="${CSS.escape(element.getAttribute("href"))}"]`);
  }
  const around = element.closest("[data-said]");
  return around ? [...places, "#" + CSS.escape(around.id)] : places;
}

// Tells screen readers what has changed
function say(live, next) {
  const news = [...next.querySelectorAll("[data-said]")]
    .filter((element) => live.querySelector("#" + CSS.escape(element.id))?.dataset.said !== element.dataset.said)
    .map((element) => element.dataset.said);
  if (news.length > 0) {
    document.getElementById("said").textContent = news.join(", ");
  }
}

// Hides the rows below a folded one
function fold() {
  let depth = Infinity;
  document.querySelectorAll(".line").forEach((line) => {
    const own = Number(line.dataset.depth);
    if (own <= depth) {
      depth = Infinity;
    }
    line.hidden = own > depth;
    const closed = folded.has(line.dataset.id);
    line.querySelector(".fold")?.setAttribute("aria-expanded", String(!closed));
    if (closed && depth === Infinity) {
      depth = own;
    }
  });
}

function setFolded(line, closed) {
  if (closed && line.querySelector(".fold")) {
    folded.add(line.dataset.id);
  } else {
    folded.delete(line.dataset.id);
  }
  fold();
}

function pause(button) {
  const paused = document.getElementById("live").toggleAttribute("data-paused");
  button.setAttribute("aria-pressed", String(paused));
  button.textContent = paused ? "Resume" : "Pause";
}

async function copy(link) {
  await navigator.clipboard.writeText(link.href);
  const words = link.textContent;
  link.textContent = "Copied";
  setTimeout(() => { link.textContent = words; }, 1200);
}

document.addEventListener("click", (event) => {
  const line = event.target.closest(".fold")?.closest(".line");
  if (line) {
    setFolded(line, !folded.has(line.dataset.id));
  }
  const button = event.target.closest("[data-pause]");
  if (button) {
    pause(button);
  }
  const link = event.target.closest("[data-copy]");
  if (link && navigator.clipboard) {
    event.preventDefault();
    copy(link);
  }
});

// A command to a service does not leave the page
document.addEventListener("submit", async (event) => {
  if (event.target.matches("[data-stay]")) {
    event.preventDefault();
    document.activeElement.closest("[data-said]")?.focus({ preventScroll: true });
    const answer = await fetch(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
    if (answer.ok) {
      await refresh();
    } else {
      location.reload();
    }
  }
});

document.addEventListener("keydown", (event) => {
  const line = event.target.closest?.("summary")?.closest(".line");
  if (!line || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    event.preventDefault();
    setFolded(line, event.key === "ArrowLeft");
  }
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    const lines = [...document.querySelectorAll(".line:not([hidden])")];
    lines[lines.indexOf(line) + (event.key === "ArrowDown" ? 1 : -1)]?.querySelector("summary").focus();
  }
  if (event.key === "n" || event.key === "p") {
    const after = event.key === "n" ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const matches = [...document.querySelectorAll(".match:not([hidden])")].filter((match) => line.compareDocumentPosition(match) & after);
    matches.at(event.key === "n" ? 0 : -1)?.querySelector("summary").focus();
  }
});

// A link may point at one span, or at one metric among folded ones
function openTarget() {
  const row = location.hash && document.getElementById(location.hash.slice(1));
  if (row && row.matches("details")) {
    for (let around = row; around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    row.scrollIntoView({ block: "center" });
    row.querySelector("summary").focus({ preventScroll: true });
  }
}

async function keepLooking() {
  try {
    await refresh();
  } catch {
    // The console has stopped or is busy: try again later
  }
  setTimeout(keepLooking, INTERVAL);
}

addEventListener("hashchange", openTarget);
openTarget();
setTimeout(keepLooking, INTERVAL);

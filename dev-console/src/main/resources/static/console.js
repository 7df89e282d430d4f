// Looks for news and exchanges what is shown only when it differs: nothing flickers, and what the
// reader has opened, folded or selected stays so.
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
  if (!next || next.outerHTML === shown) {
    return;
  }
  shown = next.outerHTML;
  live.querySelectorAll("details[open]").forEach((row) => {
    next.querySelector("#" + CSS.escape(row.id))?.setAttribute("open", "");
  });
  const focused = document.activeElement?.closest("details")?.id;
  const link = live.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  live.replaceWith(next);
  document.title = page.title;
  if (focused) {
    document.getElementById(focused)?.querySelector("summary")?.focus({ preventScroll: true });
  } else if (link) {
    next.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
  }
  fold();
}

// Hides the rows that hang below a folded one
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

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".fold");
  if (button) {
    const line = button.closest(".line");
    setFolded(line, !folded.has(line.dataset.id));
  }
  const pause = event.target.closest("[data-pause]");
  if (pause) {
    const paused = document.getElementById("live").toggleAttribute("data-paused");
    pause.setAttribute("aria-pressed", String(paused));
    pause.textContent = paused ? "Resume" : "Pause";
  }
  const copy = event.target.closest("[data-copy]");
  if (copy && navigator.clipboard) {
    event.preventDefault();
    await navigator.clipboard.writeText(copy.href);
    const words = copy.textContent;
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = words; }, 1200);
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
});

// A link may point at one span
function openTarget() {
  const row = location.hash && document.getElementById(location.hash.slice(1));
  if (row && row.matches("details")) {
    row.open = true;
    row.scrollIntoView({ block: "center" });
    row.querySelector("summary").focus({ preventScroll: true });
  }
}

async function keepLooking() {
  try {
    await refresh();
  } catch {
    // The console has stopped or is busy: the next look will tell
  }
  setTimeout(keepLooking, INTERVAL);
}

addEventListener("hashchange", openTarget);
openTarget();
setTimeout(keepLooking, INTERVAL);

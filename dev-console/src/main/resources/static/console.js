// Looks for news and exchanges what is shown only when it differs: nothing flickers, and what the
// reader has opened stays open.
const INTERVAL = 1500;

async function refresh() {
  const live = document.getElementById("live");
  if (document.hidden || !live) {
    return;
  }
  const response = await fetch(location.pathname, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const next = page.getElementById("live");
  if (!next || next.isEqualNode(closed(live))) {
    return;
  }
  live.querySelectorAll("details[open]").forEach((row) => {
    next.querySelector("#" + CSS.escape(row.id))?.setAttribute("open", "");
  });
  const focused = document.activeElement?.closest("details")?.id;
  live.replaceWith(next);
  document.title = page.title;
  if (focused) {
    document.getElementById(focused)?.querySelector("summary")?.focus();
  }
}

function closed(live) {
  const copy = live.cloneNode(true);
  copy.querySelectorAll("details[open]").forEach((row) => row.removeAttribute("open"));
  return copy;
}

async function keepLooking() {
  try {
    await refresh();
  } catch {
    // The console has stopped or is busy: the next look will tell
  }
  setTimeout(keepLooking, INTERVAL);
}

setTimeout(keepLooking, INTERVAL);

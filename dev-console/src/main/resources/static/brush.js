// Chooses a part of a chart's time: by dragging over it, or with keys when the chart has the focus. Then the page of
// the chart's address is opened for that time. The chart says when it begins and ends, and how far its labels are ahead
// of UTC, in milliseconds.
const STEP = 0.02;
const LEAST = 0.005;
const FAR_ENOUGH = 5;
const said = document.getElementById("said");
let chosen;
let drag;

function begin(figure) {
  const { from, until, ahead } = figure.dataset;
  const plot = figure.querySelector("svg").getBoundingClientRect();
  const box = figure.getBoundingClientRect();
  return { figure, plot, box, start: Date.parse(from), end: Date.parse(until), ahead: Number(ahead), left: 1 / 3, right: 2 / 3 };
}

function show(one) {
  if (chosen !== one) {
    forget();
  }
  chosen = one;
  one.holds ??= hold(true);
  one.mark ??= document.createElement("div");
  const { plot, box } = one;
  one.mark.className = "brush";
  one.mark.style.left = `${plot.left - box.left + one.left * plot.width}px`;
  one.mark.style.width = `${(one.right - one.left) * plot.width}px`;
  one.mark.style.top = `${plot.top - box.top}px`;
  one.mark.style.height = `${plot.height}px`;
  one.figure.append(one.mark);
}

function forget() {
  chosen?.mark?.remove();
  if (chosen?.holds) {
    hold(false);
  }
  chosen = undefined;
  drag = undefined;
}

function time(one, share) {
  return one.start + share * (one.end - one.start);
}

// Whole milliseconds, and no empty time
function range(one) {
  const from = Math.floor(time(one, one.left));
  return [from, Math.max(from + 1, Math.ceil(time(one, one.right)))];
}

// As the labels of the chart: with the day, unless the whole chart is within one
function label(one, millis) {
  const [start, end, text] = [one.start, one.end, millis].map((moment) => new Date(moment + one.ahead).toISOString());
  return start.slice(0, 10) === end.slice(0, 10) ? text.slice(11, 23) : `${text.slice(0, 10)} ${text.slice(11, 23)}`;
}

function go(one) {
  const [from, until] = range(one).map((millis) => new Date(millis).toISOString());
  const address = new URL(one.figure.dataset.brush, location);
  [...address.searchParams].filter(([, value]) => value === "").forEach(([name]) => address.searchParams.delete(name));
  address.searchParams.set("from", from);
  address.searchParams.set("until", until);
  location.assign(address);
}

function shareOf({ plot }, event) {
  return Math.min(1, Math.max(0, (event.clientX - plot.left) / plot.width));
}

// The page does not renew itself meanwhile, unless it is paused anyway
function hold(held) {
  const live = document.getElementById("live");
  const changes = live !== null && live.hasAttribute("data-paused") !== held;
  live?.toggleAttribute("data-paused", held);
  return changes;
}

document.addEventListener("pointerdown", (event) => {
  const figure = event.target.closest?.("svg") && event.target.closest("[data-brush]");
  if (figure && event.button === 0 && event.isPrimary) {
    forget();
    chosen = drag = begin(figure);
    drag.at = shareOf(drag, event);
    drag.x = event.clientX;
    drag.pointer = event.pointerId;
    drag.holds = hold(true);
  }
});

document.addEventListener("pointermove", (event) => {
  if (drag?.pointer === event.pointerId && (drag.mark || Math.abs(event.clientX - drag.x) > FAR_ENOUGH)) {
    const here = shareOf(drag, event);
    drag.left = Math.min(drag.at, here);
    drag.right = Math.max(drag.at, here);
    show(drag);
  }
});

document.addEventListener("pointerup", (event) => {
  if (drag?.pointer !== event.pointerId) {
    return;
  }
  const done = drag;
  drag = undefined;
  if (done.mark) {
    // A point below is not meant
    document.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
    go(done);
  } else {
    forget();
  }
});

document.addEventListener("pointercancel", (event) => {
  if (drag?.pointer === event.pointerId) {
    forget();
  }
});

document.addEventListener("focusout", (event) => {
  if (!drag && event.target === chosen?.figure) {
    forget();
  }
});

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-brush]")) {
    event.preventDefault();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    forget();
  }
  const figure = event.target;
  if (!figure.matches?.("figure[data-brush]") || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const one = chosen?.figure === figure ? chosen : begin(figure);
  if (event.key === "Enter") {
    event.preventDefault();
    if (one === chosen) {
      go(one);
    }
  } else if (["ArrowLeft", "ArrowRight", "+", "-"].includes(event.key)) {
    event.preventDefault();
    move(one, event.key);
    show(one);
    said.textContent = range(one).map((millis) => label(one, millis)).join(" to ");
  }
});

function move(one, key) {
  const width = one.right - one.left;
  const wanted = key === "+" ? width / 2 : key === "-" ? width * 2 : width;
  const size = Math.min(1, Math.max(LEAST, wanted));
  const aside = key === "ArrowLeft" ? -STEP : key === "ArrowRight" ? STEP : 0;
  const middle = (one.left + one.right) / 2 + aside;
  one.left = Math.min(1 - size, Math.max(0, middle - size / 2));
  one.right = one.left + size;
}

// Without this script, nothing happens there
function equip() {
  document.querySelectorAll("figure[data-brush]:not([tabindex])").forEach((figure) => {
    figure.tabIndex = 0;
    figure.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight + - Enter");
    figure.title = "Drag over it to choose a time; or: arrows and + - choose, Enter shows it";
  });
}

equip();
new MutationObserver(equip).observe(document.querySelector("main"), { childList: true });

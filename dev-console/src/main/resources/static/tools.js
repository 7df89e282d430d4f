// Copy buttons, the keys, the theme, values made readable, and the arrows in a flame graph.
import { DIALOGS, TOOLS } from "./markup.js";
import { readable } from "./readable.js";

document.querySelector(".tools").innerHTML = TOOLS;
document.body.insertAdjacentHTML("beforeend", DIALOGS);
const said = document.getElementById("said");

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  said.textContent = "Copied";
  const words = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = words; }, 1200);
}

function textOf(button) {
  const { copyText, copyCurl } = button.dataset;
  if (copyText !== undefined) {
    return copyText;
  }
  return copyCurl !== undefined ? curl(new URL(copyCurl, location)) : button.closest("dd").dataset.text;
}

function curl(url) {
  [...url.searchParams].filter(([, value]) => value === "").forEach(([name]) => url.searchParams.delete(name));
  return `curl -s '${url}'`;
}

function button(label, name, mark) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "small";
  element.textContent = label;
  element.ariaLabel = `${label} ${name}`;
  element.dataset[mark] = "";
  return element;
}

// An opened row gets its buttons: so many rows stay closed that all together would be most of the page
function equip(row) {
  row.querySelectorAll(".values:not(.own) dd:not([data-text])").forEach((value) => {
    const name = value.previousElementSibling.textContent;
    value.dataset.text = value.textContent;
    value.append(" ", button("Copy", name, "copyValue"));
    if (readable(name, value.dataset.text)) {
      value.append(" ", button("Format", name, "format"));
    }
  });
}

function show(value) {
  const name = value.previousElementSibling.textContent;
  const viewer = document.getElementById("viewer");
  const text = readable(name, value.dataset.text);
  viewer.querySelector("h2").textContent = name;
  viewer.querySelector("pre").textContent = text;
  viewer.querySelector("[data-copy-text]").dataset.copyText = text;
  viewer.showModal();
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("button");
  if (!pressed) {
    return;
  }
  const { dataset } = pressed;
  if ("copyText" in dataset || "copyCurl" in dataset || "copyValue" in dataset) {
    copy(pressed, textOf(pressed));
  } else if ("format" in dataset) {
    show(pressed.closest("dd"));
  } else if ("keys" in dataset) {
    document.getElementById("keys").showModal();
  } else if ("close" in dataset) {
    pressed.closest("dialog").close();
  }
});

// It does not bubble
document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.matches("details.row")) {
    equip(event.target);
  }
}, true);

document.addEventListener("keydown", (event) => {
  const writes = event.target.matches?.("input:not([type=checkbox]), textarea, select");
  if (event.key === "?" && !writes && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    document.getElementById("keys").showModal();
  }
  const frame = event.target.closest?.(".frame");
  const next = frame && neighbour(frame, event.key);
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

// The frames are in the order of the tree
function neighbour(frame, key) {
  const frames = [...frame.parentElement.querySelectorAll(".frame")];
  const depth = (one) => Number(one.dataset.depth);
  const own = depth(frame);
  const after = frames.slice(frames.indexOf(frame) + 1);
  const before = frames.slice(0, frames.indexOf(frame)).reverse();
  switch (key) {
    case "ArrowDown": return after.length > 0 && depth(after[0]) > own ? after[0] : undefined;
    case "ArrowUp": return before.find((one) => depth(one) < own);
    case "ArrowRight": return beside(after, own, depth);
    case "ArrowLeft": return beside(before, own, depth);
    default: return undefined;
  }
}

function beside(frames, own, depth) {
  const next = frames.find((one) => depth(one) <= own);
  return next && depth(next) === own ? next : undefined;
}

const theme = document.getElementById("theme");
theme.value = document.documentElement.dataset.theme;
theme.addEventListener("change", () => {
  document.documentElement.dataset.theme = theme.value;
  localStorage.setItem("theme", theme.value);
});

// Rows that are open from the start, and those that the page's renewal has replaced
document.querySelectorAll("details.row[open]").forEach(equip);
new MutationObserver(() => document.querySelectorAll("#live details.row[open]").forEach(equip))
  .observe(document.querySelector("main"), { childList: true });

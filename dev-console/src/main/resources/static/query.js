// Completes the query while it is written: the arrows choose, Enter takes, Escape closes. Without a choice, Enter asks.
const box = document.getElementById("query");
const list = document.getElementById("suggestions");
const DELAY = 80;
let timer;
let shownFor;

async function suggest() {
  const parameters = new URLSearchParams({ query: box.value, at: box.selectionStart });
  shownFor = parameters.toString();
  const asked = shownFor;
  const response = await fetch(`${box.dataset.completions}?${parameters}`, { cache: "no-store" });
  // Whoever types fast asks again before the answer
  if (response.ok && asked === shownFor && document.activeElement === box) {
    show(await response.json());
  }
}

function show(completion) {
  list.replaceChildren(...completion.suggestions.map((suggestion, at) => option(completion, suggestion, at)));
  open(completion.suggestions.length > 0);
}

function option(completion, suggestion, at) {
  const item = document.createElement("li");
  item.id = `suggestion-${at}`;
  item.role = "option";
  item.ariaSelected = "false";
  item.append(word("code", suggestion.text), word("span", suggestion.count === null ? "" : String(suggestion.count)));
  // Before the box loses the focus
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(item);
  });
  item.take = () => {
    const before = box.value.slice(0, completion.start) + suggestion.text + " ";
    box.value = before + box.value.slice(completion.end).trimStart();
    box.setSelectionRange(before.length, before.length);
  };
  return item;
}

function word(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function open(isOpen) {
  list.hidden = !isOpen;
  box.ariaExpanded = String(isOpen);
  box.removeAttribute("aria-activedescendant");
}

function close() {
  clearTimeout(timer);
  shownFor = undefined;
  open(false);
}

function chosen() {
  return list.querySelector("[aria-selected=true]");
}

function choose(step) {
  const items = [...list.children];
  const now = chosen();
  const next = items.at(now ? (items.indexOf(now) + step) % items.length : (step > 0 ? 0 : -1));
  if (now) {
    now.ariaSelected = "false";
  }
  next.ariaSelected = "true";
  next.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", next.id);
}

function take(item) {
  item.take();
  suggestSoon();
}

function suggestSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => suggest().catch(close), DELAY);
}

function onKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && list.hidden) {
    event.preventDefault();
    suggestSoon();
  } else if (step) {
    event.preventDefault();
    choose(step);
  } else if (event.key === "Enter" && !list.hidden && chosen()) {
    event.preventDefault();
    take(chosen());
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  }
}

if (box) {
  box.addEventListener("input", suggestSoon);
  box.addEventListener("click", suggestSoon);
  box.addEventListener("keydown", onKey);
  box.addEventListener("blur", () => {
    // Not when the whole window loses the focus
    if (document.activeElement !== box) {
      close();
    }
  });
  // A link that holds the query and nothing that was left empty
  box.form.addEventListener("formdata", (event) => {
    [...event.formData].filter(([, value]) => value === "").forEach(([name]) => event.formData.delete(name));
  });
  if (box.dataset.column) {
    box.focus();
    box.setSelectionRange(box.dataset.column - 1, box.value.length);
  }
}

// Says that a form is still being answered, to screen readers, too, once that takes longer than a second. Nobody knows
// how far the answer is, so nothing pretends to.
const SOON = 1000;
let timer;

function end() {
  clearTimeout(timer);
  document.querySelectorAll("form[aria-busy]").forEach((form) => {
    form.removeAttribute("aria-busy");
    form.nextElementSibling.remove();
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.busy === undefined) {
    return;
  }
  end();
  const words = document.createElement("p");
  // There before its text, or else screen readers say nothing
  words.role = "status";
  words.className = "quiet busy";
  // Not after(): a form has its fields as properties, and one may be called so
  form.insertAdjacentElement("afterend", words);
  form.setAttribute("aria-busy", "true");
  timer = setTimeout(() => { words.textContent = form.dataset.busy; }, SOON);
});

// Back from the answer, the browser shows the page as it was
addEventListener("pageshow", end);

// Everything that comes from a server or a reader goes into the page as text, never as markup
const LIMIT = 5000;
const SENTIMENTS = ["negative", "neutral", "positive"];
const { traceUrl, consoleUrl } = document.body.dataset;
const $ = (id) => document.getElementById(id);

const percent = (share) => `${(share * 100).toFixed(1)}\u00a0%`;

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function showLength() {
  const length = $("review").value.length;
  $("length").textContent = `${length.toLocaleString("en")} / ${LIMIT.toLocaleString("en")} characters`;
  $("length").classList.toggle("over", length > LIMIT);
}

function headers() {
  const tenant = $("tenant").value.trim();
  return { "content-type": "application/json", ...(tenant && { "x-tenant-id": tenant }) };
}

async function post(path, body) {
  let response;
  try {
    response = await fetch(path, { method: "POST", headers: headers(), body: JSON.stringify(body) });
  }
  catch {
    throw { title: "No answer", detail: "The gateway cannot be reached, or the request could not be sent." };
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const wait = response.headers.get("retry-after");
    throw {
      title: answer.title ?? `Status ${response.status}`,
      detail: [answer.detail, wait && `It asks you to wait ${wait} s.`].filter(Boolean).join(" "),
      traceId: answer.traceId ?? response.headers.get("x-trace-id"),
    };
  }
  return answer;
}

function trace(id) {
  if (!id) {
    return "not traced";
  }
  return traceUrl ? element("a", { href: traceUrl.replaceAll("{traceId}", id), textContent: id }) : id;
}

function showError({ title, detail, traceId }) {
  $("error-title").textContent = title ?? "Something went wrong";
  $("error-detail").textContent = detail ?? "";
  $("error-trace").replaceChildren(...(traceId ? ["Trace ", trace(traceId)] : []));
  $("error").hidden = false;
}

function score(sentiment, value) {
  const fill = element("span", { className: sentiment });
  fill.style.width = `${value * 100}%`;
  const bar = element("span", { className: "bar", ariaHidden: "true" }, fill);
  return [element("dt", { textContent: sentiment }), element("dd", {}, bar, percent(value))];
}

function feedbackButton(prediction, sentiment) {
  const right = sentiment === prediction.sentiment;
  const button = element("button", { type: "button", textContent: right ? `${sentiment}: it is right` : sentiment });
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => giveFeedback(prediction, sentiment, button));
  return button;
}

async function giveFeedback(prediction, sentiment, button) {
  $("feedback-answer").textContent = "Sending…";
  try {
    await post(`api/v1/predictions/${prediction.id}/feedback`, { sentiment });
    for (const other of $("feedback").children) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    $("feedback-answer").textContent = "Thank you: it counts towards the model's accuracy. You may change your mind.";
  }
  catch (problem) {
    $("feedback-answer").textContent = `Not taken: ${problem.detail || problem.title}`;
  }
}

function showResult(prediction) {
  const { sentiment, confidence, scores, model } = prediction;
  $("sentiment").textContent = sentiment;
  $("sentiment").className = `badge ${sentiment}`;
  $("confidence").textContent = `${percent(confidence)} sure`;
  $("scores").replaceChildren(...SENTIMENTS.flatMap((each) => score(each, scores[each])));
  $("model").textContent = `${model.name} ${model.version}`;
  $("recorded").textContent = prediction.recorded ? "yes" : "not yet: the model store is slow or away, it will follow";
  $("trace").replaceChildren(trace(prediction.traceId));
  $("feedback").replaceChildren(...SENTIMENTS.map((each) => feedbackButton(prediction, each)));
  $("feedback-answer").textContent = "";
  $("result").hidden = false;
  $("status").textContent = `${sentiment}, ${percent(confidence)} sure`;
}

// Single quotes keep a shell from reading anything into the text
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function showCall(review) {
  const options = Object.entries(headers()).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const url = new URL("api/v1/predictions", document.baseURI).href;
  $("curl").textContent = ["curl -s " + url, ...options, `-d ${quoted(JSON.stringify({ review }))}`].join(" \\\n  ");
  $("call").hidden = false;
}

async function classify() {
  const review = $("review").value;
  $("send").disabled = true;
  $("error").hidden = true;
  $("result").hidden = true;
  $("status").textContent = "Classifying…";
  showCall(review);
  try {
    showResult(await post("api/v1/predictions", { review }));
  }
  catch (problem) {
    $("status").textContent = "";
    showError(problem);
  }
  finally {
    $("send").disabled = false;
  }
}

async function copy() {
  let done = "Copied";
  try {
    // Browsers offer the clipboard on https and localhost only
    await navigator.clipboard.writeText($("curl").textContent);
  }
  catch {
    getSelection().selectAllChildren($("curl"));
    done = "Selected";
  }
  $("copy").textContent = done;
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  $("copy").textContent = "Copy";
  classify();
});
$("review").addEventListener("input", showLength);
$("review").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    $("form").requestSubmit();
  }
});
for (const sample of document.querySelectorAll(".sample")) {
  sample.addEventListener("click", () => {
    $("review").value = sample.dataset.review;
    showLength();
    $("form").requestSubmit();
  });
}
$("copy").addEventListener("click", copy);
if (consoleUrl) {
  $("console").href = consoleUrl;
  $("console").hidden = false;
}
showLength();

// Makes JSON and SQL readable, on several lines. JSON is known by the text, SQL by the attribute's name.
const SQL = /^(db\.query\.text|db\.statement|jdbc\.query(\[\d+\])?)$/;
const JOIN = "(?:(?:left|right|full|inner|cross)\\s+)?(?:outer\\s+)?join";
const PAIRS = `group\\s+by|order\\s+by|union\\s+all|insert\\s+into|delete\\s+from|on\\s+conflict|for\\s+update|${JOIN}`;
const CLAUSE = new RegExp(`^(select|from|where|having|limit|offset|fetch|union|values|update|set|returning|with|${PAIRS})$`, "i");
// After these, a bracket is no call's
const KEYWORD = /\b(and|or|on|in|as|not|values|from|where|exists|over|conflict)$/i;
const BRANCH = /^(and|or|on)$/i;
// Texts, quoted names and comments stay as they are
const TOKEN = new RegExp(`'(?:[^']|'')*'|"(?:[^"]|"")*"|\`[^\`]*\`|--[^\\n]*|/\\*[\\s\\S]*?\\*/|\\b(?:${PAIRS})\\b|[\\w.$?@]+|[<>=!|:]+|[^\\s]`, "gi");

// The text on several lines, or undefined when there is nothing to be done
export function readable(name, text) {
  return SQL.test(name) ? sql(text) : json(text);
}

function json(text) {
  // Of numbers with more digits, JavaScript would show others
  if (!/^\s*[[{]/.test(text) || /\d{16}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ""))) {
    return undefined;
  }
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}

function sql(text) {
  const lines = [""];
  let depth = 0;
  for (const token of text.match(TOKEN) ?? []) {
    if (depth === 0 && (CLAUSE.test(token) || BRANCH.test(token))) {
      lines.push(BRANCH.test(token) ? "  " : "");
    }
    depth = Math.max(0, depth + (token === "(" ? 1 : token === ")" ? -1 : 0));
    const line = lines.pop();
    lines.push(line + (isTight(line, token) ? "" : " ") + token);
    if (token.startsWith("--")) {
      lines.push("");
    }
  }
  return lines.filter((line) => line.trim()).join("\n") || undefined;
}

// Whether nothing stands between a line and its next token
function isTight(line, token) {
  const call = token === "(" && /\w$/.test(line) && !KEYWORD.test(line);
  return !line.trim() || /(\(|::)$/.test(line) || /^([,;)]|::)$/.test(token) || call;
}

// What only works with scripts is brought by them.
export const TOOLS = `
<select id="theme" aria-label="Theme" autocomplete="off">
  <option value="system">System theme</option>
  <option value="light">Light</option>
  <option value="dark">Dark</option>
</select>
<button type="button" data-keys aria-label="Keys" title="Keys: ?">?</button>
`;

export const DIALOGS = `
<dialog id="keys" aria-labelledby="keys-title">
  <h2 id="keys-title">Keys</h2>
  <dl>
    <div><dt><kbd>?</kbd></dt><dd>this list</dd></div>
    <div><dt><kbd>Tab</kbd></dt><dd>to the next link, button or row</dd></div>
    <div><dt>In the query</dt><dd><kbd>↓</kbd> <kbd>↑</kbd> choose a suggestion, <kbd>Enter</kbd> takes it or asks, <kbd>Esc</kbd> closes the list</dd></div>
    <div><dt>In a waterfall</dt><dd><kbd>↓</kbd> <kbd>↑</kbd> next and previous row, <kbd>Enter</kbd> opens it, <kbd>←</kbd> hides the rows below it, <kbd>→</kbd> shows them</dd></div>
    <div><dt>After a query there</dt><dd><kbd>n</kbd> <kbd>p</kbd> next and previous match</dd></div>
    <div><dt>In a flame graph</dt><dd><kbd>↓</kbd> <kbd>↑</kbd> the work below and above, <kbd>←</kbd> <kbd>→</kbd> what stands beside, <kbd>Enter</kbd> opens the span</dd></div>
    <div><dt>In a chart over time</dt><dd>drag over it to choose a time; <kbd>←</kbd> <kbd>→</kbd> <kbd>+</kbd> <kbd>-</kbd> move and size what is chosen, <kbd>Enter</kbd> shows it</dd></div>
    <div><dt><kbd>Esc</kbd></dt><dd>closes a dialog such as this</dd></div>
  </dl>
  <button type="button" data-close>Close</button>
</dialog>
<dialog id="viewer" aria-labelledby="viewer-title">
  <h2 id="viewer-title">value</h2>
  <pre tabindex="0" role="group" aria-labelledby="viewer-title"></pre>
  <button type="button" data-copy-text>Copy</button>
  <button type="button" data-close>Close</button>
</dialog>
`;

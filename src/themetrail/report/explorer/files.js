/* Tables that are saved, and what is copied. */
'use strict';

/** A cell that no spreadsheet program takes for a formula; it has an apostrophe before it then. */
const guarded = (cell) => (/^'*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);

/** Rows as CSV, as spreadsheet programs read it. */
function csvOf(columns, rows) {
  const cell = (value) => {
    const text = typeof value === 'number' ? String(value) : guarded(String(value ?? ''));
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n';
}

/** Save a table where the browser puts downloads. */
function saveTable(name, columns, rows) {
  const blob = new Blob(['\ufeff', csvOf(columns, rows)], { type: 'text/csv' });
  const link = make('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Copy a text; whether it was copied. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make('textarea', { value: text, readonly: true, class: 'aside', 'aria-label': say('text_to_copy') });
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    if (before) before.focus({ preventScroll: true });
    return done;
  }
}

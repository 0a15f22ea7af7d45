/* Which words of a passage are meant: those that are chosen with the mouse or the keyboard, or all of them. */
'use strict';

const FEWEST_ENDS = 4; // words at each end by which a piece is found again

/** The stretch of a passage that is chosen, in UTF-16 units; null where nothing within it is. */
function chosenIn(words) {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!words.contains(range.startContainer) || !words.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return [start, start + range.toString().length];
}

/** The first and last words of a piece, as many as it takes to find it again; empty where it is the whole text.

    Words that are chosen in part count whole. Neither end begins with a sign that a spreadsheet takes for a formula. */
function endsOf(text, chosen) {
  const words = wordsOf(text);
  let within = chosen ? words.filter(([start, end]) => end > chosen[0] && start < chosen[1]) : words;
  if (!within.length || within.length === words.length) return { first: '', last: '' };
  const begins = ([start]) => guarded(text[start]) === text[start];
  within = within.slice(Math.max(0, within.findIndex(begins)));
  const piece = (from, to) => text.slice(within[from][0], within[to][1]);
  const [start, end] = [within[0][0], within.at(-1)[1]];
  let n = Math.min(FEWEST_ENDS, within.length);
  while (n < within.length && text.indexOf(piece(0, n - 1)) !== start) n += 1;
  let m = Math.min(FEWEST_ENDS, within.length);
  const ends = () => within[within.length - m][0];
  while (m < within.length && (!begins(within[within.length - m]) || text.indexOf(text.slice(ends(), end), start) !== ends())) m += 1;
  return { first: piece(0, n - 1), last: text.slice(ends(), end) };
}

/** The words that a pin stands for; null where the passage no longer holds them. */
function pinnedWords(text, { first, last }) {
  if (!first && !last) return text;
  const start = text.indexOf(first);
  const end = start < 0 ? -1 : text.indexOf(last, start);
  return end < 0 ? null : text.slice(start, end + last.length);
}

/* Which words of a passage are meant: those that are marked with the mouse or the keyboard, or all of them; and how they
   are found again, word by word, whatever capitals, marks around words and numbers of pseudonyms. */
'use strict';

const FEWEST_ENDS = 4; // words at each end by which a piece is found again
const CHARACTER = '\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}'; // a word of its own
const TOKEN = new RegExp(`["'“‘«(]*\\[[^\\[\\]\\n]*\\][^\\s\\[\\]\\p{L}\\p{N}_]*|[${CHARACTER}]|[^\\s\\[\\]${CHARACTER}]+|[\\[\\]]`, 'gu');

/** The words of a text: how each is compared, and where it stands. */
function comparedWords(text) {
  const keyOf = (token) => {
    const bracket = token.match(/\[[^\[\]\n]*\]/u);
    if (bracket) return bracket[0].toLowerCase().replace(/\s+/gu, ' ').replace(/\s\d+(?=\])/u, '');
    return token.toLowerCase().replace(/[’‘]/gu, "'").replace(/^[^\p{L}\p{N}_[]+|[^\p{L}\p{N}_\]]+$/gu, '');
  };
  return [...text.matchAll(TOKEN)].map((found) => ({ key: keyOf(found[0]), start: found.index, end: found.index + found[0].length })).filter((word) => word.key);
}

/** At which words these words stand one after the other. */
function runsOf(wanted, words) {
  const at = [];
  for (let n = 0; n + wanted.length <= words.length; n += 1) if (wanted.every((word, step) => words[n + step].key === word.key)) at.push(n);
  return at;
}

/** Each stretch of words that begins with the first and ends with the last: from which word to which. */
function stretchesWith(first, last, words) {
  const ends = runsOf(last, words).map((at) => at + last.length - 1);
  const least = Math.max(first.length, last.length);
  return runsOf(first, words).flatMap((start) => ends.filter((end) => end - start + 1 >= least).map((end) => [start, end]));
}

/** The stretch of a passage that is marked, in UTF-16 units; null where nothing within it is. */
function chosenIn(element) {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return [start, start + range.toString().length];
}

/** The first and last words of a piece, as many as it takes to find it again; both empty for the whole passage. Words
    that are marked in part count whole. Null where the passage says the same words several times. */
function endsOf(text, chosen) {
  const words = comparedWords(text);
  const from = chosen ? words.findIndex(({ end }) => end > chosen[0]) : 0;
  const to = chosen ? words.findLastIndex(({ start }) => start < chosen[1]) : words.length - 1;
  if (from < 0 || to < from || (from === 0 && to === words.length - 1)) return { first: '', last: '' };
  const within = words.slice(from, to + 1);
  for (let n = Math.min(FEWEST_ENDS, within.length); n <= within.length; n += 1) {
    const [first, last] = [within.slice(0, n), within.slice(-n)];
    if (stretchesWith(first, last, words).length === 1) return { first: text.slice(first[0].start, first.at(-1).end), last: text.slice(last[0].start, last.at(-1).end) };
  }
  return null;
}

/** The words that a pin stands for; null where the passage no longer holds them, or several times. */
function pinnedWords(text, { first, last }) {
  if (!first && !last) return text;
  const words = comparedWords(text);
  const found = stretchesWith(comparedWords(first), comparedWords(last), words);
  return found.length === 1 ? text.slice(words[found[0][0]].start, words[found[0][1]].end) : null;
}

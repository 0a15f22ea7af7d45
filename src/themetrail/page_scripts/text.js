/* Texts. The study counts Unicode code points, a browser UTF-16 units: all that leaves the page is in code points. */
'use strict';

/** The UTF-16 offset of a code point in a text. */
function unitsOf(text, points) {
  let units = 0;
  for (let n = 0; n < points && units < text.length; n += 1) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}

/** How many code points stand before a UTF-16 offset; one inside a pair counts as before the pair. */
function pointsOf(text, units) {
  let points = 0;
  for (let at = 0; at < units; points += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
    if (at > units) break;
  }
  return points;
}

const lengthOf = (text) => pointsOf(text, text.length);
const stretchOf = (text, start, end) => text.slice(unitsOf(text, start), unitsOf(text, end));

const plainLetters = new Map(); // what letters beyond ASCII are without their marks: each is looked at once
const withoutMarks = (letters) => {
  if (!plainLetters.has(letters)) plainLetters.set(letters, letters.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
  return plainLetters.get(letters);
};

/** Text for comparison: small letters without accents. */
const folded = (text) => text.toLowerCase().replace(/[^\x00-\x7f]+/g, withoutMarks);

/** Where a query stands in a text, in UTF-16 offsets, whatever accents and capitals. */
function placesOf(text, query) {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  const origin = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const letter = String.fromCodePoint(text.codePointAt(at));
    const simple = folded(letter);
    for (let n = 0; n < simple.length; n += 1) origin.push(at);
    plain += simple;
    at += letter.length;
  }
  origin.push(text.length);
  const places = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    places.push([origin[at], origin[at + wanted.length]]);
  }
  return places;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a text as [start, end] in UTF-16 units, each with the marks that touch it. In a script that sets no blanks
    between words the browser knows them. */
function wordsOf(text) {
  if (!UNSPACED.test(text)) return [...text.matchAll(/\S+/gu)].map((word) => [word.index, word.index + word[0].length]);
  const pieces = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)];
  return pieces.filter((piece) => piece.isWordLike).map(({ index, segment }) => [index, index + segment.length]);
}

/** A stretch in UTF-16 units without white space at its ends, and widened where it cuts a letter from its marks. */
function trimmed(text, start, end) {
  const isMark = (at) => at < text.length && /^[\p{M}\u200d\ufe0f]/u.test(String.fromCodePoint(text.codePointAt(at)));
  const isTail = (at) => at > 0 && at < text.length && text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
  while (start < end && /\s/u.test(text[start])) start += 1;
  while (end > start && /\s/u.test(text[end - 1])) end -= 1;
  while (start > 0 && start < end && (isTail(start) || isMark(start))) start -= 1;
  while (end > start && (isTail(end) || isMark(end))) end += 1;
  return [start, end];
}

/** The first words of a text, for a message. */
const shortly = (text, most = 60) => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return lengthOf(line) > most ? `${stretchOf(line, 0, most - 1).trimEnd()}…` : line;
};

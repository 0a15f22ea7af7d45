/* Stretches of words that overlap, drawn: each has a lane of its own below the words, in the colour of its code. */
'use strict';

/** The lane of each stretch, so that no two in one lane overlap; 0 is nearest to the words. */
function lanesOf(stretches) {
  const ends = [];
  return stretches.map(({ start, end }) => {
    const free = ends.findIndex((last) => last <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}

/** A text in pieces between which some stretch begins or ends: [start, end, which stretches cover it]. */
function piecesOf(length, stretches) {
  const cuts = [...new Set([0, length, ...stretches.flatMap(({ start, end }) => [start, end])])].sort((one, other) => one - other);
  return cuts.slice(1).map((end, n) => {
    const start = cuts[n];
    return [start, end, stretches.map((one, place) => (one.start <= start && one.end >= end ? place : -1)).filter((place) => place >= 0)];
  });
}

const LANE = 5; // pixels from one lane to the next

/** The words of a segment with its stretches. `stretches` have start and end in UTF-16 units, a colour and a number;
    `chosen` and `hits` are [start, end] that are marked otherwise. */
function drawn(text, stretches, { chosen = null, hits = [], lit = -1 } = {}) {
  const lanes = lanesOf(stretches);
  const marks = [...(chosen ? [chosen] : []), ...hits].map(([start, end]) => ({ start, end }));
  return piecesOf(text.length, [...stretches, ...marks]).map(([start, end, covering]) => {
    const words = text.slice(start, end);
    const codes = covering.filter((place) => place < stretches.length);
    const others = covering.filter((place) => place >= stretches.length).map((place) => place - stretches.length);
    if (!covering.length) return words;
    const piece = make('span', { class: 'piece', text: words });
    if (chosen && others.includes(0)) piece.classList.add('chosen');
    if (others.some((place) => place >= (chosen ? 1 : 0))) piece.classList.add('hit');
    if (codes.includes(lit)) piece.classList.add('lit');
    if (codes.length) underline(piece, codes, stretches, lanes);
    const begun = codes.filter((place) => stretches[place].start === start).map((place) => stretches[place].number);
    if (begun.length) piece.dataset.begins = begun.join(' ');
    return piece;
  });
}

function underline(piece, codes, stretches, lanes) {
  piece.classList.add('coded-words');
  const lines = codes.map((place) => `linear-gradient(${stretches[place].colour}, ${stretches[place].colour})`);
  piece.style.backgroundImage = lines.join(', ');
  piece.style.backgroundPosition = codes.map((place) => `0 calc(100% - ${(Math.max(...lanes) - lanes[place]) * LANE}px)`).join(', ');
  piece.style.paddingBottom = `${(Math.max(...lanes) + 1) * LANE}px`;
}

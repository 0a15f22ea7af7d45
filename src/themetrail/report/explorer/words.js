/* Several words in any order, whatever accents and capitals; "in quotation marks" they stand together. */
'use strict';

const AT_A_TIME = 1000; // passages that are made ready before the page may do something else

class Words {
  constructor(study) {
    this.study = study;
    this.plain = [];
    this.query = '';
    this._getReady();
  }

  /** Make the passages ready for searching while nothing else is asked. */
  _getReady() {
    const { length } = this.study.searched;
    if (this.plain.length >= length) return;
    const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 20));
    whenIdle(() => {
      this._upTo(Math.min(this.plain.length + AT_A_TIME, length));
      this._getReady();
    });
  }

  _upTo(end) {
    for (let n = this.plain.length; n < end; n += 1) this.plain.push(folded(this.study.text(this.study.searched[n])));
  }

  /** For each segment 1 where all the words stand in it; null where none is asked for. */
  hits(query) {
    if (query === this.query) return this.found;
    const wanted = termsOf(query).map(folded);
    const { searched, size } = this.study;
    // Who goes on writing finds fewer passages, and none that was not found before.
    const before = this.found && query.startsWith(this.query) && !query.includes('"') ? this.found : null;
    this.query = query;
    this.found = null;
    if (!wanted.length) return null;
    this._upTo(searched.length);
    this.found = new Uint8Array(size);
    for (let n = 0; n < searched.length; n += 1) {
      if (before && !before[searched[n]]) continue;
      if (wanted.every((word) => this.plain[n].includes(word))) this.found[searched[n]] = 1;
    }
    return this.found;
  }
}

const termsOf = (query) => [...query.matchAll(/"([^"]+)"|[^\s"]+/gu)].map((found) => (found[1] || found[0]).trim()).filter(Boolean);

/** A text with the words that were asked for marked. */
function withHits(text, query) {
  const places = termsOf(query).flatMap((word) => placesOf(text, word)).sort((one, other) => one[0] - other[0]);
  const pieces = [];
  let from = 0;
  for (const [start, end] of places) {
    if (end <= from) continue;
    pieces.push(text.slice(from, Math.max(start, from)), make('mark', { text: text.slice(Math.max(start, from), end) }));
    from = end;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '');
}

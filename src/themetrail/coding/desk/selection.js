/* Which words are meant: marked with the mouse or a finger, or word by word with the arrows. */
'use strict';

/** What is marked in the page, as parts of segments with offsets in their turns; nothing where no word is. */
function markedParts(reading, record) {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const parts = [];
  for (const [id, words] of reading.words) {
    if (!range.intersectsNode(words)) continue;
    const start = unitsBefore(words, range.startContainer, range.startOffset, 0);
    const end = unitsBefore(words, range.endContainer, range.endOffset, words.textContent.length);
    const part = partOf(record.talk.get(id), start, end);
    if (part) parts.push(part);
  }
  return parts;
}

/** How much of an element's text stands before a place in the page; `outside` where the place is not in it. */
function unitsBefore(element, node, offset, outside) {
  if (!element.contains(node)) return outside;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

function partOf({ id, text, start: first }, start, end) {
  const [from, to] = trimmed(text, start, end);
  return from < to ? { segment: id, start: first + pointsOf(text, from), end: first + pointsOf(text, to) } : null;
}

/** Words of one segment, chosen with the arrows: the word at which it began and the one at which it is now. */
class WordChoice {
  constructor(segment) {
    this.segment = segment;
    this.words = wordsOf(segment.text);
    this.from = -1;
    this.to = -1;
  }

  /** Move by words; `extend` keeps where the choice began. The whole is left where one goes before the first word. */
  step(by, extend) {
    const last = this.words.length - 1;
    const at = this.to < 0 ? (by > 0 ? 0 : last) : this.to + by;
    if (at < 0 && !extend) {
      this.from = this.to = -1;
      return;
    }
    this.to = Math.min(Math.max(at, 0), last);
    if (!extend || this.from < 0) this.from = this.to;
  }

  toEnd(by, extend) {
    this.to = by > 0 ? this.words.length - 1 : 0;
    if (!extend || this.from < 0) this.from = this.to;
  }

  get part() {
    if (this.to < 0 || !this.words.length) return null;
    const [one, other] = [Math.min(this.from, this.to), Math.max(this.from, this.to)];
    return partOf(this.segment, this.words[one][0], this.words[other][1]);
  }
}

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

/** Which words a code would be for: none chosen is the whole segment. */
class Choosing {
  constructor(desk) {
    this.desk = desk;
    this.parts = [];
    this.byWord = null; // while words are chosen with the arrows
    this.several = null; // while segments are: where it began and where it is now
    this.pressed = { clientX: 0, clientY: 0 };
    desk.reading.element.addEventListener('pointerdown', (event) => { this.pressed = event; });
  }

  /** The words that a code would be for: those that are chosen, else the whole segment. */
  get meant() {
    return this.parts.length ? this.parts : [this.desk.record.whole(this.desk.current)];
  }

  /** Somebody goes to a segment: what is chosen elsewhere is no longer meant. */
  goTo(id) {
    if (!this.parts.some((part) => part.segment === id)) this.parts = [];
    this.byWord = null;
  }

  _choose(parts) {
    const redrawn = new Set([...this.parts, ...parts].map((part) => part.segment));
    this.parts = parts;
    for (const id of redrawn) this.desk.reading.update(id);
    this.desk.frame.showMeant();
  }

  words(by, extend, toEnd) {
    const { desk } = this;
    desk.showCurrent();
    const segment = desk.record.talk.get(desk.current);
    if (!this.byWord || this.byWord.segment !== segment) this.byWord = new WordChoice(segment);
    if (toEnd) this.byWord.toEnd(by, extend);
    else this.byWord.step(by, extend);
    const { part } = this.byWord;
    window.getSelection().removeAllRanges();
    this._choose(part ? [part] : []);
    desk.voice.say(part ? desk.record.words(part.segment, part.start, part.end) : say('whole_again'));
  }

  /** Choose the whole of this segment and of those before or after it. */
  segments(by) {
    const { record, current, voice } = this.desk;
    const { order, places, talk } = record;
    const here = places.get(current);
    if (!this.several || this.several.from !== here || !this.parts.length) this.several = { from: here, to: here };
    const to = this.several.to + by;
    if (!order[to] || talk.get(order[to]).transcript !== talk.get(current).transcript) return;
    this.several.to = to;
    const [first, last] = [Math.min(here, to), Math.max(here, to)];
    this._choose(order.slice(first, last + 1).map((id) => record.whole(id)));
    voice.say(say('segments_chosen', { n: last - first + 1 }));
  }

  nothing(aloud = true) {
    const { desk } = this;
    const { reading } = desk;
    const was = this.parts.length || desk.rank !== null || reading.hits;
    this.byWord = this.several = null;
    desk.rank = null;
    desk.codebook.ask(say('give_a_code'));
    window.getSelection().removeAllRanges();
    this._choose([]);
    if (reading.hits) {
      reading.hits = '';
      reading.updateAll();
    }
    if (aloud && was) desk.voice.say(say('whole_again'));
  }

  /** Words were marked with the mouse or a finger. */
  marked() {
    const { reading, record, frame } = this.desk;
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !reading.turns.contains(selection.anchorNode)) return;
    const parts = markedParts(reading, record);
    if (!parts.length) return;
    this.byWord = this.several = null;
    this.parts = parts; // drawn once the marking is done: to draw now would end it
    frame.showMeant();
  }

  /** A click takes back what was marked, unless it ends the marking itself: by dragging, or as the second of two. */
  clicked(event) {
    const still = Math.hypot(event.clientX - this.pressed.clientX, event.clientY - this.pressed.clientY) < 3;
    if (this.parts.length && still && event.detail === 1) this.nothing(false);
  }

  /** Marked words are drawn as chosen where the focus goes on to the codes. */
  focused(event) {
    if (!this.desk.codebook.element.contains(event.target)) return;
    for (const { segment } of this.parts) this.desk.reading.update(segment);
  }

  readsFromRight() {
    const { reading, current } = this.desk;
    return reading.words.has(current) && getComputedStyle(reading.words.get(current)).direction === 'rtl';
  }
}

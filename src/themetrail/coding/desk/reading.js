/* The conversation, one transcript at a time, as people read it. */
'use strict';

const STATUS_MARKS = { coded: '●', no_code: '–', unseen: '○' };
// Of a long talk, as many turns stand in the page as one may soon see; more come as one scrolls.
const AROUND = 60;
const AT_ONCE = 60;
const MOST = 360;
const NEAR = 800; // pixels to the end of what stands there

class Reading {
  /** `desk` tells what is chosen and looked at, and is told where somebody clicks. */
  constructor(data, record, desk) {
    Object.assign(this, { record, desk });
    this.transcripts = new Map(data.transcripts.map((transcript) => [transcript.id, transcript]));
    this.title = make('h2', { id: 'transcript', tabindex: '-1' });
    this.turns = make('ol', { class: 'turns', 'aria-labelledby': 'transcript' });
    this.earlier = button(say('earlier_turns'), () => this._extend(true), { kind: 'quiet' });
    this.later = button(say('later_turns'), () => this._extend(false), { kind: 'quiet' });
    this.element = make('main', { class: 'reading', id: 'reading' }, this.title, this.earlier, this.turns, this.later);
    this.hits = '';
    this.element.addEventListener('click', (event) => this._click(event));
    this.element.addEventListener('scroll', () => this._scrolled(), { passive: true });
    window.addEventListener('scroll', () => this._scrolled(), { passive: true });
  }

  /** Show the talk around a segment. */
  show(transcriptId, around) {
    if (this.shown !== transcriptId) this._take(transcriptId);
    this.elements = new Map();
    this.words = new Map();
    const at = this.turnOf.get(around) || 0;
    this.first = Math.max(0, at - AROUND);
    this.last = Math.min(this.all.length, at + AROUND);
    this.turns.replaceChildren(...this._drawn(this.first, this.last));
    this._showEnds();
  }

  _take(transcriptId) {
    this.shown = transcriptId;
    this.all = this.transcripts.get(transcriptId).turns;
    this.turnOf = new Map();
    for (const [n, { segments }] of this.all.entries()) for (const [id, , , arm] of segments) if (arm) this.turnOf.set(id, n);
    this.own = [...this.turnOf.keys()];
    this.place = new Map(this.own.map((id, n) => [id, n + 1]));
  }

  _drawn(first, last) {
    return this.all.slice(first, last).map((turn) => this._turn(turn));
  }

  _showEnds() {
    this.earlier.hidden = this.first === 0;
    this.later.hidden = this.last === this.all.length;
  }

  /** Where one sees the talk: within its own frame, or in the window on a small screen. */
  _frame() {
    if (getComputedStyle(this.element).overflowY === 'auto') return this.element.getBoundingClientRect();
    return { top: 0, bottom: window.innerHeight, height: window.innerHeight };
  }

  _scrollBy(pixels) {
    if (getComputedStyle(this.element).overflowY === 'auto') this.element.scrollTop += pixels;
    else window.scrollBy(0, pixels);
  }

  _scrolled() {
    if (this.waits) return;
    this.waits = true;
    requestAnimationFrame(() => {
      this.waits = false;
      const { top, bottom } = this._frame();
      if (!this.later.hidden && this.later.getBoundingClientRect().top < bottom + NEAR) this._extend(false);
      else if (!this.earlier.hidden && this.earlier.getBoundingClientRect().bottom > top - NEAR) this._extend(true);
    });
  }

  /** More turns at one end, fewer at the other; what one looks at stays where it is. */
  _extend(back) {
    const still = this.turns.children[back ? 0 : this.turns.children.length - 1];
    const before = still.getBoundingClientRect().top;
    const [first, last] = back ? [Math.max(0, this.first - AT_ONCE), this.first] : [this.last, Math.min(this.all.length, this.last + AT_ONCE)];
    const more = this._drawn(first, last);
    if (back) this.turns.prepend(...more);
    else this.turns.append(...more);
    this.first = Math.min(this.first, first);
    this.last = Math.max(this.last, last);
    this._trim(back);
    this._showEnds();
    this._scrollBy(still.getBoundingClientRect().top - before);
  }

  _trim(atEnd) {
    const over = this.last - this.first - MOST;
    if (over <= 0) return;
    const gone = [...this.turns.children].slice(...(atEnd ? [-over] : [0, over]));
    for (const turn of gone) {
      for (const { dataset } of turn.querySelectorAll('.segment')) {
        this.elements.delete(dataset.segment);
        this.words.delete(dataset.segment);
      }
      turn.remove();
    }
    if (atEnd) this.last -= over;
    else this.first += over;
  }

  _turn({ speaker, role, segments }) {
    const said = segments.map(([id, , text, arm]) => (arm ? this._segment(id) : make('p', { class: 'context', dir: 'auto', text })));
    const who = make('div', { class: 'who', dir: 'auto', text: speaker || role });
    return make('li', { class: `turn ${role === 'interviewer' ? 'asks' : 'tells'}` }, who, make('div', { class: 'said-there' }, said));
  }

  _segment(id) {
    const words = make('p', { class: 'words', dir: 'auto' });
    const element = make('section', { class: 'segment', role: 'group', tabindex: '-1', 'data-segment': id },
      make('div', { class: 'margin', 'aria-hidden': 'true' }), words, make('div', { class: 'given' }), make('div', { class: 'notes' }));
    this.elements.set(id, element);
    this.words.set(id, words);
    this.update(id);
    return element;
  }

  /** Draw a segment as it stands now. */
  update(id) {
    const element = this.elements.get(id);
    if (!element) return;
    const { record, desk } = this;
    const decisions = record.standing(id);
    const whole = record.whole(id);
    const partial = decisions.filter((one) => one.start !== whole.start || one.end !== whole.end);
    const status = record.status(id);
    const state = record.segment(id);
    element.className = `segment ${status}${record.isUnsure(id) ? ' unsure' : ''}${id === desk.current ? ' current' : ''}`;
    element.setAttribute('tabindex', id === desk.current ? '0' : '-1');
    element.setAttribute('aria-label', this._label(id, status, decisions));
    const [margin, words, given, notes] = element.children;
    margin.replaceChildren(make('span', { class: 'mark', text: STATUS_MARKS[status], title: say(`status_${status}`) }), make('span', { class: 'number', text: String(this.place.get(id)) }));
    this._draw(id, words, partial);
    given.replaceChildren(...decisions.map((one) => this._chip(one, partial)), ...this._flags(id, state));
    notes.replaceChildren(...this._notes(state, decisions));
  }

  _label(id, status, decisions) {
    const codes = decisions.length ? say('label_codes', { codes: decisions.map((one) => this.record.nameOf(one.code_id)).join(', ') }) : say(`status_${status}`);
    const told = [codes, ...(this.record.isUnsure(id) ? [say('label_unsure')] : [])].join(', ');
    return say('label_of_segment', { n: this.place.get(id), all: this.own.length, status: told });
  }

  _draw(id, words, partial) {
    const { text, start: first } = this.record.talk.get(id);
    const stretches = partial.map((one, n) => ({
      start: unitsOf(text, one.start - first),
      end: unitsOf(text, one.end - first),
      colour: this.record.entries.get(one.code_id).colour,
      number: n + 1,
    }));
    const meant = this.desk.chosen.find((part) => part.segment === id);
    const chosen = meant ? [unitsOf(text, meant.start - first), unitsOf(text, meant.end - first)] : null;
    const hits = this.hits ? placesOf(text, this.hits) : [];
    const lit = partial.findIndex((one) => one.id === this.desk.picked);
    words.replaceChildren(...drawn(text, stretches, { chosen, hits, lit }));
  }

  _chip(decision, partial) {
    const { record, desk } = this;
    const entry = record.entries.get(decision.code_id);
    const number = partial.findIndex((one) => one.id === decision.id) + 1;
    const words = number ? shortly(record.words(decision.segment_id, decision.start, decision.end), 32) : '';
    const said = [entry.name, number ? say('label_for', { words: say('quoted', { words }) }) : '', decision.unsure ? say('label_unsure') : '', decision.memo ? say('label_with_memo') : ''].filter(Boolean).join(', ');
    return coloured(
      make('button', {
        type: 'button',
        class: 'chip',
        tabindex: decision.segment_id === desk.current ? '0' : '-1',
        'data-decision': decision.id,
        'aria-label': said,
        'aria-pressed': String(desk.picked === decision.id),
      }, number ? make('sup', { text: String(number) }) : '', make('bdi', { text: entry.name }), number ? make('q', { dir: 'auto', text: words }) : '',
      decision.unsure ? make('span', { class: 'flag', text: '?' }) : '', decision.memo ? make('span', { class: 'flag', text: '✎' }) : ''),
      entry.colour,
    );
  }

  _flags(id, { unsure, quote, seen }) {
    const flags = [];
    if (seen && !this.record.standing(id).length) flags.push(say('flag_nothing_fits'));
    if (unsure) flags.push(say('label_unsure'));
    if (quote) flags.push(say(`flag_${quote}`));
    const proposed = [...this.record.kinds.proposal.values()].filter((one) => one.segment_id === id);
    return [...flags.map((flag) => make('span', { class: 'tag', text: flag })), ...proposed.map((one) => make('span', { class: 'tag', text: say('flag_proposed', { name: one.name }) }))];
  }

  _notes({ memo }, decisions) {
    const noted = decisions.filter((one) => one.memo).map((one) => [this.record.nameOf(one.code_id), one.memo]);
    return [...(memo ? [[say('memo'), memo]] : []), ...noted].map(([title, text]) => make('p', { class: 'note', dir: 'auto' }, make('b', { text: say('memo_of', { title }) }), text));
  }

  updateAll() {
    for (const id of this.elements.keys()) this.update(id);
  }

  focus(id) {
    const element = this.elements.get(id);
    if (element) element.focus({ preventScroll: true });
  }

  topOf(id) {
    const element = this.elements.get(id);
    return element ? element.getBoundingClientRect().top : null;
  }

  keepAt(id, top) {
    if (top !== null) this._scrollBy(this.topOf(id) - top);
  }

  isInView(id) {
    const element = this.elements.get(id);
    if (!element) return false;
    const { top, bottom } = element.getBoundingClientRect();
    const frame = this._frame();
    return bottom > frame.top && top < frame.bottom;
  }

  /** Bring a segment to where one reads. */
  scrollTo(id) {
    const element = this.elements.get(id);
    if (!element) return;
    const box = element.getBoundingClientRect();
    const frame = this._frame();
    const comfortable = box.top >= frame.top + 40 && box.bottom <= frame.bottom - Math.min(frame.height * 0.2, 120);
    if (comfortable) return;
    this._scrollBy(box.top - frame.top - Math.min(frame.height * 0.3, 220));
  }

  _click(event) {
    const chip = event.target.closest('.chip');
    const segment = event.target.closest('.segment');
    if (!segment) return;
    const id = segment.dataset.segment;
    if (event.target.closest('.words')) this.desk.choosing.clicked(event);
    if (chip) this.desk.pick(chip.dataset.decision);
    else if (id !== this.desk.current && !event.target.closest('.at-hand')) this.desk.goTo(id, { scroll: false });
  }
}

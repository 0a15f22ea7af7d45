/* The conversation, one transcript at a time, as people read it. */

const STATUS_MARKS = { coded: '●', no_code: '–', unseen: '○' };
const STATUS_WORDS = { coded: 'coded', no_code: 'seen, no code', unseen: 'not yet seen' };

class Reading {
  /** `desk` tells what is chosen and looked at, and is told where somebody clicks. */
  constructor(data, record, desk) {
    Object.assign(this, { record, desk });
    this.transcripts = new Map(data.transcripts.map((transcript) => [transcript.id, transcript]));
    this.title = make('h2', { id: 'transcript', tabindex: '-1' });
    this.turns = make('ol', { class: 'turns', 'aria-labelledby': 'transcript' });
    this.element = make('main', { class: 'reading', id: 'reading' }, this.title, this.turns);
    this.hits = '';
    this.element.addEventListener('click', (event) => this._click(event));
  }

  show(transcriptId) {
    this.shown = transcriptId;
    this.elements = new Map();
    this.words = new Map();
    const { turns } = this.transcripts.get(transcriptId);
    this.own = turns.flatMap((turn) => turn.segments.filter((segment) => segment[3]).map((segment) => segment[0]));
    this.place = new Map(this.own.map((id, n) => [id, n + 1]));
    this.title.textContent = transcriptId;
    this.turns.replaceChildren(...turns.map((turn) => this._turn(turn)));
  }

  _turn({ speaker, role, segments }) {
    const said = segments.map(([id, , text, arm]) => (arm ? this._segment(id) : make('p', { class: 'context', dir: 'auto', text })));
    const who = make('div', { class: 'who', text: speaker || role });
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
    margin.replaceChildren(make('span', { class: 'mark', text: STATUS_MARKS[status], title: STATUS_WORDS[status] }), make('span', { class: 'number', text: String(this.place.get(id)) }));
    this._draw(id, words, partial);
    given.replaceChildren(...decisions.map((one) => this._chip(one, partial)), ...this._flags(id, state));
    notes.replaceChildren(...this._notes(state, decisions));
  }

  _label(id, status, decisions) {
    const codes = decisions.length ? `codes: ${decisions.map((one) => this.record.nameOf(one.code_id)).join(', ')}` : STATUS_WORDS[status];
    const unsure = this.record.isUnsure(id) ? ', unsure' : '';
    return `Segment ${this.place.get(id)} of ${this.own.length}, ${codes}${unsure}`;
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
    const quoted = number ? `“${shortly(record.words(decision.segment_id, decision.start, decision.end), 32)}”` : '';
    const said = `${entry.name}${quoted ? `, for ${quoted}` : ''}${decision.unsure ? ', unsure' : ''}${decision.memo ? ', with a memo' : ''}`;
    return coloured(
      make('button', {
        type: 'button',
        class: 'chip',
        tabindex: decision.segment_id === desk.current ? '0' : '-1',
        'data-decision': decision.id,
        'aria-label': said,
        'aria-pressed': String(desk.picked === decision.id),
      }, number ? make('sup', { text: String(number) }) : '', entry.name, quoted ? make('q', { dir: 'auto', text: quoted.slice(1, -1) }) : '',
      decision.unsure ? make('span', { class: 'flag', text: '?' }) : '', decision.memo ? make('span', { class: 'flag', text: '✎' }) : ''),
      entry.colour,
    );
  }

  _flags(id, { unsure, quote, seen }) {
    const flags = [];
    if (seen && !this.record.standing(id).length) flags.push('nothing fits');
    if (unsure) flags.push('unsure');
    if (quote) flags.push(quote === 'quote_me' ? 'quote me' : 'never quote');
    const proposed = [...this.record.kinds.proposal.values()].filter((one) => one.segment_id === id);
    return [...flags.map((flag) => make('span', { class: 'tag', text: flag })), ...proposed.map((one) => make('span', { class: 'tag', text: `proposed: ${one.name}` }))];
  }

  _notes({ memo }, decisions) {
    const noted = decisions.filter((one) => one.memo).map((one) => [this.record.nameOf(one.code_id), one.memo]);
    return [...(memo ? [['Memo', memo]] : []), ...noted].map(([title, text]) => make('p', { class: 'note', dir: 'auto' }, make('b', { text: `${title}: ` }), text));
  }

  updateAll() {
    for (const id of this.own) this.update(id);
  }

  focus(id) {
    const element = this.elements.get(id);
    if (element) element.focus({ preventScroll: true });
  }

  /** Bring a segment to where one reads. */
  scrollTo(id) {
    const element = this.elements.get(id);
    if (!element) return;
    const box = element.getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    const comfortable = box.top >= frame.top + 40 && box.bottom <= frame.bottom - 120;
    if (!comfortable) this.element.scrollTop += box.top - frame.top - Math.min(frame.height * 0.3, 220);
  }

  _click(event) {
    const chip = event.target.closest('.chip');
    const segment = event.target.closest('.segment');
    if (!segment) return;
    const id = segment.dataset.segment;
    if (chip) this.desk.pick(chip.dataset.decision);
    else if (id !== this.desk.current && !event.target.closest('.at-hand')) this.desk.goTo(id, { scroll: false });
  }
}

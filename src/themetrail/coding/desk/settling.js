/* One segment with what its coders marked, and the codes to settle. */
'use strict';

class Settling {
  constructor(rulings, desk) {
    Object.assign(this, { rulings, desk });
    this.title = make('h2', { id: 'place', tabindex: '-1' });
    this.talk = make('div', { class: 'talk' });
    this.codes = make('ul', { class: 'to-settle', 'aria-label': say('codes_to_settle') });
    this.add = make('select', { 'aria-label': say('add_code'), onchange: () => this._added() });
    this.element = make('main', { class: 'reading settling', id: 'reading' }, this.title, this.talk, this.codes, make('p', { class: 'tools' }, this.add));
  }

  show(id) {
    this.id = id;
    const segment = this.rulings.segments.get(id);
    const place = this.rulings.data.segments.indexOf(segment) + 1;
    this.title.textContent = say('place', { transcript: segment.transcript, n: place, all: this.rulings.data.segments.length });
    const turn = ([speaker, role, text]) => make('li', { class: `turn ${role === 'interviewer' ? 'asks' : ''}` }, make('div', { class: 'who', dir: 'auto', text: speaker }), make('p', { class: 'context', dir: 'auto', text }));
    this.talk.replaceChildren(
      make('ol', { class: 'turns' }, segment.before.map(turn)),
      make('ul', { class: 'both' }, segment.coders.map((coder) => this._coder(segment, coder))),
      make('ol', { class: 'turns' }, segment.after.map(turn)),
    );
    this.refresh();
  }

  /** The words as one coder marked them, with the coder's codes and memo. */
  _coder(segment, { who, marks, memo }) {
    const length = lengthOf(segment.text);
    const placed = marks.map(([code, start, end]) => ({ code, start: start - segment.start, end: end - segment.start }));
    const partial = placed.filter((one) => one.start > 0 || one.end < length);
    const stretches = partial.map((one, n) => ({ start: unitsOf(segment.text, one.start), end: unitsOf(segment.text, one.end), colour: this.rulings.entries.get(one.code).colour, number: n + 1 }));
    const chip = (one) => {
      const number = partial.indexOf(one) + 1;
      const quoted = number ? make('q', { dir: 'auto', text: shortly(stretchOf(segment.text, one.start, one.end), 40) }) : '';
      return coloured(make('span', { class: 'chip' }, number ? make('sup', { text: String(number) }) : '', this.rulings.nameOf(one.code), quoted), this.rulings.entries.get(one.code).colour);
    };
    return make('li', {},
      make('h3', { text: say('on_what_was_said', { who, speaker: segment.speaker }) }),
      make('p', { class: 'words', dir: 'auto' }, drawn(segment.text, stretches)),
      make('div', { class: 'given' }, placed.length ? placed.map(chip) : make('span', { class: 'tag', text: say('status_no_code') })),
      memo ? make('p', { class: 'note', dir: 'auto' }, make('b', { text: say('memo_of', { title: say('memo') }) }), memo) : '');
  }

  /** Draw the codes as they are settled now; what is being typed keeps its field. */
  refresh() {
    const typed = document.activeElement && document.activeElement.dataset && document.activeElement.dataset.reason;
    const segment = this.rulings.segments.get(this.id);
    const codes = this.rulings.codes(this.id);
    if (!codes.includes(this.desk.code)) this.desk.code = codes[0];
    this.codes.replaceChildren(...codes.map((code) => this._code(segment, code)));
    const free = [...this.rulings.entries.values()].filter(({ id }) => this.rulings.data.codes.includes(id) && !codes.includes(id));
    this.add.replaceChildren(make('option', { value: '', text: say('add_code_choice') }), ...free.map((entry) => make('option', { value: entry.id, text: entry.name })));
    if (typed) this.focusReason(typed);
  }

  _code(segment, code) {
    const entry = this.rulings.entries.get(code);
    const { decision, reason } = this.rulings.ruling(segment.id, code);
    const open = segment.open.find((one) => one.code === code);
    const support = open ? say('given_by', { given: open.given, seen: open.seen }) : say('not_disputed');
    const act = (label, what, key) => button(label, () => this.desk.decide(code, what), { key, pressed: decision === what, describes: say('does_to_code', { does: label, name: entry.name }) });
    const field = make('input', { type: 'text', dir: 'auto', 'data-reason': code, value: reason, 'aria-label': say('reason_for', { name: entry.name }), placeholder: say(decision ? 'reason_hint' : 'reason_later'), disabled: !decision,
      oninput: (event) => this.desk.saving.keepDraft({ of: 'ruling', id: rulingId(segment.id, code), text: event.target.value }),
      onchange: (event) => this.desk.reason(code, event.target.value),
      onkeydown: (event) => { if (event.key === 'Enter' || event.key === 'Escape') { event.preventDefault(); event.target.blur(); this.focus(code); } } });
    const meaning = [['means', entry.definition], ['apply', entry.include], ['apply_not', entry.exclude], ['example', entry.example]].filter(([, text]) => text);
    return coloured(
      make('li', { class: `code-to-settle ${decision} ${this.desk.code === code ? 'current' : ''}`, tabindex: this.desk.code === code ? '0' : '-1', 'data-code': code, onfocusin: () => this.desk.at(code),
        'aria-label': `${entry.name}, ${support}, ${say(`ruling_${decision || 'open'}`)}` },
        make('p', { class: 'code-name' }, make('b', { text: entry.name }), make('span', { class: 'quiet', text: ` ${support}` }), decision ? make('span', { class: 'tag', text: say(`ruling_${decision}`) }) : ''),
        make('dl', { class: 'reasons' }, meaning.flatMap(([name, text]) => [make('dt', { text: say(name) }), make('dd', { dir: 'auto', text })])),
        make('div', { class: 'tools' }, act(say('keep'), 'keep', 'k'), act(say('drop'), 'drop', 'd')), field),
      entry.colour,
    );
  }

  _added() {
    const code = this.add.value;
    if (code) this.desk.addCode(code);
  }

  focus(code) {
    const element = this.codes.querySelector(`[data-code="${CSS.escape(code)}"]`);
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  }

  focusReason(code) {
    const field = this.codes.querySelector(`[data-reason="${CSS.escape(code)}"]`);
    if (field && !field.disabled) field.focus();
  }
}

/* A whole transcript, to be read, with a stripe for each coder beside the words. */
'use strict';

const DRAWN = 150; // segments before and after the one that is looked at

class TranscriptView {
  constructor(study, page) {
    Object.assign(this, { study, page });
    this.title = make('h2', { tabindex: '-1', id: 'transcript-title' });
    this.choice = make('select', { 'aria-label': say('transcript'), onchange: (event) => page.go({ transcript: event.target.value, at: '' }) });
    this.choice.append(...study.transcripts.map((one) => make('option', { value: one.id, text: one.id })));
    this.memos = make('ul', { class: 'memos', 'aria-label': say('memos_on_transcript') });
    this.legend = make('p', { class: 'quiet' });
    this.earlier = button(say('earlier_turns'), () => this._move(-1));
    this.later = button(say('later_turns'), () => this._move(1));
    this.turns = make('ol', { class: 'turns', 'aria-labelledby': 'transcript-title' });
    const back = button(say('back_to_passages'), () => page.go({ view: 'passages' }));
    this.element = make('section', { class: 'view', 'aria-labelledby': 'transcript-title' }, this.title, make('div', { class: 'tools' }, this.choice, back), this.legend, this.memos, this.earlier, this.turns, this.later);
  }

  show(state) {
    const { study } = this;
    const transcript = study.transcriptNamed.get(state.transcript) || study.transcripts[0];
    if (!transcript) return;
    const here = study.segmentOf.get(state.at);
    const at = here !== undefined && study.transcriptOf[here] === transcript.place ? here : transcript.first;
    const from = Math.max(transcript.first, at - DRAWN);
    const to = Math.min(transcript.end, at + DRAWN);
    Object.assign(this, { transcript, from, to });
    this.coders = study.coders.map((_, coder) => coder).filter((coder) => this._hasRead(coder));
    this.title.textContent = say('transcript_named', { transcript: transcript.id });
    this.choice.value = transcript.id;
    this.legend.textContent = this.coders.length ? say('stripes', { coders: this.coders.map((coder) => study.coders[coder]).join(', ') }) : say('nobody_has_read');
    this.memos.replaceChildren(...transcript.memos.map(([coder, text]) => make('li', {}, make('b', { text: say('noted_by', { who: coder }) }), make('span', { dir: 'auto', text }))));
    this.memos.hidden = !transcript.memos.length;
    this.earlier.hidden = from === transcript.first;
    this.later.hidden = to === transcript.end;
    this.turns.style.setProperty('--coders', String(this.coders.length));
    this.turns.replaceChildren(...Array.from({ length: to - from }, (_, n) => this._line(from + n, here, state.words)));
  }

  _hasRead(coder) {
    for (let n = this.transcript.first; n < this.transcript.end; n += 1) if (this.study.readersOf(n).includes(coder)) return true;
    return false;
  }

  _line(segment, here, query) {
    const { study } = this;
    const { turn, id } = study.segments;
    const continues = segment > this.from && turn[segment - 1] === turn[segment];
    const pairs = study.pairsOf(segment).filter((pair) => study.outcome(pair).status !== 'suggested');
    const heading = make('h3', { tabindex: '-1', class: pairs.length ? 'stop' : null, id: `t-${segment}` }, make('b', { text: study.speaker(segment) }), make('span', { class: 'quiet', text: ` ${study.turnName(segment)}` }));
    return make('li', { class: segment === here ? 'here' : null, 'data-segment': id[segment] },
      make('div', { class: 'stripes', 'aria-hidden': 'true' }, this.coders.map((coder) => this._stripe(segment, coder, pairs))),
      make('div', { class: continues ? 'said goes-on' : 'said' }, heading, wordsShown(study, segment, query), pairs.length ? make('ul', { class: 'codes' }, pairs.map((pair) => this._code(pair))) : null, this._memosOf(segment)));
  }

  _stripe(segment, coder, pairs) {
    const { study } = this;
    const gave = pairs.filter((pair) => study.outcome(pair).votes.some(([who, did]) => who === coder && did));
    const read = study.readersOf(segment).includes(coder);
    const stripe = make('span', { class: gave.length ? 'gave' : read ? 'read' : 'unread' });
    const share = 100 / gave.length;
    const stops = gave.map((pair, n) => `${study.entry(pair).colour} ${n * share}% ${(n + 1) * share}%`);
    if (gave.length) stripe.style.backgroundImage = `linear-gradient(${stops.join(', ')})`;
    return stripe;
  }

  _code(pair) {
    const { study, page } = this;
    const { votes, status } = study.outcome(pair);
    const by = votes.filter(([, did]) => did).map(([coder]) => study.coders[coder]);
    const entry = study.entry(pair);
    const how = status === 'stands' ? '' : say({ dropped: 'is_dropped', fell: 'is_fallen', open: 'is_open' }[status]);
    const choose = () => page.go({ view: 'passages', code: entry.id, shown: AT_ONCE });
    return make('li', { class: status }, coloured(make('button', { type: 'button', class: 'chip', onclick: choose, title: say('show_this_code') }, entry.name), entry.colour), make('span', { class: 'quiet', text: ` ${by.join(', ') || say('by_nobody')}${how}` }));
  }

  _memosOf(segment) {
    const { study } = this;
    const memos = study.notesOn(segment).map(([, , coder, text]) => make('li', {}, make('b', { text: say('noted_by', { who: study.coders[coder] }) }), make('span', { dir: 'auto', text })));
    return memos.length ? make('ul', { class: 'memos', 'aria-label': say('memos') }, memos) : null;
  }

  _move(by) {
    const next = by > 0 ? Math.min(this.to + DRAWN, this.transcript.end - 1) : Math.max(this.from - DRAWN, this.transcript.first);
    this.page.go({ at: this.study.segments.id[next] }, { instead: true });
  }

  /** Where one comes to: the segment that was asked for, or the head. */
  arrive() {
    const here = this.turns.querySelector('.here h3');
    if (!here) return false;
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: 'center' });
    return true;
  }

  get stops() {
    return [...this.turns.querySelectorAll('h3.stop')];
  }
}

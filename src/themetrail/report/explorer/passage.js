/* One passage: its words, what coders did with its codes, their memos, and what can be done with it. */
'use strict';

const TURNS_AROUND = 2;

/** The words of a segment, in its language. */
function wordsShown(study, segment, query = '') {
  if (study.withheld[segment]) return make('p', { class: 'withheld', text: say('withheld') });
  const language = study.transcript(segment).language;
  return make('p', { class: 'words', dir: 'auto', lang: language || null }, withHits(study.text(segment), query));
}

class Passage {
  /** `page` is all of it: its state, its matching, its pins and its deeds. */
  constructor(study, page) {
    Object.assign(this, { study, page });
  }

  /** A passage under the entry that is chosen. */
  draw(segment) {
    const { study, page } = this;
    const { state } = page;
    const entry = study.entries[study.places.get(state.code)] || null;
    const pairs = study.pairsOf(segment);
    const told = pairs.filter((pair) => study.isUnder(pair, entry) && page.matching.holds(pair, state));
    const others = pairs.filter((pair) => !told.includes(pair) && study.outcome(pair).status === 'stands');
    const id = study.segments.id[segment];
    const member = study.member(segment);
    const heading = make('h3', { tabindex: '-1', id: `p-${segment}` }, make('b', { text: study.speaker(segment) }), make('span', { class: 'quiet', text: ` ${member ? `${member.group.name}, ` : ''}${study.transcript(segment).id}, ${study.turnName(segment)}` }));
    const element = make('article', { class: 'passage', 'data-segment': id, 'aria-labelledby': heading.id },
      heading, make('blockquote', {}, wordsShown(study, segment, state.words)),
      study.toConfirm.has(segment) ? make('p', { class: 'to-confirm', text: say('to_confirm') }) : null,
      make('div', { class: 'decisions' }, told.map((pair) => this._decision(pair))),
      others.length ? make('p', { class: 'others' }, say('also'), others.map((pair) => this._chip(study.entry(pair)))) : null,
      this._memos(segment), this._actions(segment), state.context === id ? contextOf(study, segment) : null);
    return coloured(element, (entry || study.entry(told[0] ?? pairs[0])).colour);
  }

  _decision(pair) {
    const { study, page } = this;
    const outcome = study.outcome(pair);
    const told = toldOf(study, pair).flatMap(([what, words]) => [make('dt', { text: what }), make('dd', { dir: 'auto', text: words })]);
    return coloured(make('section', { class: `decision ${outcome.status}` },
      make('p', { class: 'verdict' }, this._chip(study.entry(pair)), make('span', { text: verdictOf(outcome) }), this._pin(pair)),
      make('dl', {}, told)), study.entry(pair).colour);
  }

  _chip(entry) {
    return coloured(make('button', { type: 'button', class: 'chip', title: say('show_this_code'), onclick: () => this.page.choose(entry.id) }, entry.name), entry.colour);
  }

  _pin(pair) {
    const { study, page } = this;
    const segment = study.pairs.segment[pair];
    if (study.outcome(pair).status !== 'stands' || study.withheld[segment] || !study.member(segment)) return null;
    const { name } = study.entry(pair);
    const pinned = page.pinOf(pair);
    const label = say(pinned ? (pinned.first ? 'pinned_in_part' : 'pinned') : 'pin');
    return button(label, () => page.pin(pair), { pressed: Boolean(pinned), kind: 'pin', describes: say('pin_for', { pin: label, name }), title: say('pin_hint') });
  }

  _memos(segment) {
    const { study } = this;
    const memos = study.notesOn(segment).map(([, code, coder, text]) => make('li', {},
      make('b', { text: say('noted_by', { who: code < 0 ? study.coders[coder] : `${study.coders[coder]}, ${study.entries[code].name}` }) }), make('span', { dir: 'auto', text })));
    return memos.length ? make('ul', { class: 'memos', 'aria-label': say('memos') }, memos) : null;
  }

  _actions(segment) {
    const { study, page } = this;
    const id = study.segments.id[segment];
    const open = page.state.context === id;
    const context = button(say('in_context'), () => page.toggleContext(segment), { kind: 'quiet' });
    context.setAttribute('aria-expanded', String(open));
    return make('div', { class: 'tools' }, context,
      button(say('whole_transcript'), () => page.read(segment), { kind: 'quiet' }),
      study.withheld[segment] ? null : button(say('copy_with_source'), () => page.copy(segment), { kind: 'quiet' }));
  }
}

/** The turns around a segment, whole, as they were said. */
function contextOf(study, segment) {
  const { first, end } = study.transcript(segment);
  const turn = study.segments.turn;
  const turns = [...new Set(turn.slice(first, end))];
  const at = turns.indexOf(turn[segment]);
  const near = new Set(turns.slice(Math.max(0, at - TURNS_AROUND), at + TURNS_AROUND + 1));
  const around = Array.from({ length: end - first }, (_, n) => first + n).filter((one) => near.has(turn[one]));
  return make('ol', { class: 'context', 'aria-label': say('in_context') }, around.map((one) => make('li', { class: one === segment ? 'here' : null },
    make('b', { class: 'who', text: study.speaker(one) }), wordsShown(study, one))));
}

/* What opens over the page: search, progress, proposals. */
'use strict';

function showProgress(record) {
  const line = (name, ids) => {
    const { all, done, uncoded, unsure } = countsOf(record, ids);
    return make('tr', {}, make('th', { scope: 'row', text: name }), [done, uncoded, unsure, all].map((n) => make('td', { text: asNumber(n) })));
  };
  const of = (id) => record.order.filter((segment) => record.talk.get(segment).transcript === id);
  const head = make('thead', {}, make('tr', {}, ['transcript', 'head_done', 'head_not_yet', 'head_unsure', 'head_all'].map((name) => make('th', { scope: 'col', text: say(name) }))));
  const body = make('tbody', {}, record.transcriptIds.map((id) => line(id, of(id))), line(say('head_all'), record.order));
  openDialog(say('progress'), make('div', {}, make('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': say('progress_by_transcript') }, make('table', {}, head, body)), make('p', { text: paceSentence(record) })), [closing()]);
}

function paceSentence(record) {
  const pace = paceOf(record);
  const left = countsOf(record).uncoded;
  if (!left) return say('all_done');
  if (pace === null) return say('pace_later');
  const each = pace < 90 ? say('seconds', { n: Math.round(pace) }) : say('minutes', { n: Math.round(pace / 60) });
  const minutes = Math.round((pace * left) / 60);
  const rest = minutes < 90 ? say('minutes', { n: Math.max(minutes, 1) }) : say('hours', { n: Math.round(minutes / 60) });
  return say('pace', { n: left, each, rest });
}

/** Propose a code for the codebook meeting. */
function askProposal(words, onproposed) {
  const field = (label, tag, name) => make('label', {}, label, make(tag, { name, dir: 'auto', required: name === 'name' }));
  const content = make('div', {},
    make('p', { class: 'quiet', text: say('proposal_for', { words }) }),
    field(say('proposal_name'), 'input', 'name'), field(say('proposal_definition'), 'textarea', 'definition'), field(say('proposal_memo'), 'textarea', 'memo'));
  const propose = make('button', { value: 'propose', class: 'main', text: say('propose') });
  const { dialog } = openDialog(say('propose_new_code'), content, [propose, make('button', { value: '', formnovalidate: true, text: say('cancel') })]);
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) propose.click();
  });
  dialog.querySelector('form').addEventListener('submit', (event) => {
    const [name, definition, memo] = ['name', 'definition', 'memo'].map((part) => content.querySelector(`[name=${part}]`).value.trim());
    if (event.submitter && event.submitter.value === 'propose' && name) onproposed({ name, definition, memo });
  });
  content.querySelector('[name=name]').focus();
}

const MOST_FOUND = 200;

/** Search in the words of all transcripts, or in what the coder wrote and gave. */
class Search {
  constructor(data, record, goTo) {
    Object.assign(this, { data, record, goTo });
    this.query = '';
    this.where = 'words';
  }

  open(current) {
    this.current = current;
    this.results = make('ol', { class: 'results' });
    this.found = make('p', { role: 'status', 'aria-live': 'polite' });
    const field = make('input', { type: 'search', value: this.query, 'aria-label': say('search_for'), oninput: (event) => { this.query = event.target.value; this._show(); }, onkeydown: (event) => this._enter(event) });
    const wheres = [['words', say('in_words')], ['codes', say('in_codes')]];
    const choice = wheres.map(([value, label]) => make('label', { class: 'setting' }, make('input', { type: 'radio', name: 'where', checked: this.where === value, onchange: () => { this.where = value; this._show(); } }), ` ${label}`));
    this.leave = openDialog(say('search'), make('div', {}, field, make('div', {}, choice), this.found, make('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': say('what_was_found') }, this.results)), [closing()]).leave;
    field.focus();
    this._show();
  }

  _enter(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const first = this.results.querySelector('button');
    if (first) first.click();
  }

  _show() {
    const found = this.query.trim() ? (this.where === 'words' ? this._inWords() : this._inCodes()) : [];
    const sum = found.length > MOST_FOUND ? say('more_found', { n: MOST_FOUND }) : say('places', { n: found.length });
    this.found.textContent = this.query.trim() ? sum : '';
    this.results.replaceChildren(...found.slice(0, MOST_FOUND).map((one) => this._result(one)));
  }

  _result({ segment, transcript, before, hit, after }) {
    const go = () => {
      this.leave();
      this.goTo(segment, this.where === 'words' ? this.query : '');
    };
    return make('li', {}, make('button', { type: 'button', onclick: go }, make('b', { text: `${transcript} ` }), make('span', { dir: 'auto' }, before, make('mark', { text: hit }), after)));
  }

  _inWords() {
    const found = [];
    for (const { id: transcript, turns } of this.data.transcripts) {
      const segments = turns.flatMap((turn) => turn.segments);
      for (const [n, [id, , text, arm]] of segments.entries()) {
        for (const [start, end] of placesOf(text, this.query)) {
          // What somebody else said leads to the coder's own segment next to it.
          const near = arm ? id : ((segments.slice(n).find((one) => one[3]) || segments.findLast((one) => one[3])) || [''])[0];
          found.push({ segment: near, transcript, before: shortlyBefore(text.slice(0, start)), hit: text.slice(start, end), after: shortly(text.slice(end), 50) });
        }
        if (found.length > MOST_FOUND) return found;
      }
    }
    return found;
  }

  _inCodes() {
    const { record, query } = this;
    const found = [];
    const put = (segment, text) => {
      for (const [start, end] of placesOf(text, query).slice(0, 1)) {
        found.push({ segment, transcript: record.talk.get(segment).transcript, before: text.slice(0, start), hit: text.slice(start, end), after: shortly(text.slice(end), 80) });
      }
    };
    for (const id of record.order) {
      for (const one of record.standing(id)) {
        put(id, say('memo_of', { title: record.nameOf(one.code_id) }) + shortly(record.words(id, one.start, one.end)));
        if (one.memo) put(id, one.memo);
      }
      if (record.segment(id).memo) put(id, record.segment(id).memo);
    }
    for (const one of record.kinds.proposal.values()) put(one.segment_id, say('found_proposed', { name: one.name, definition: one.definition, memo: one.memo }));
    return found;
  }
}

const shortlyBefore = (text, most = 40) => {
  const length = lengthOf(text);
  return length > most ? `…${stretchOf(text, length - most, length)}` : text;
};

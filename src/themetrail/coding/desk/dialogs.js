/* What opens over the page: search, progress, proposals. */
'use strict';

function showProgress(record) {
  const line = (name, ids) => {
    const { all, done, uncoded, unsure } = countsOf(record, ids);
    return make('tr', {}, make('th', { scope: 'row', text: name }), [done, uncoded, unsure, all].map((n) => make('td', { text: n.toLocaleString('en') })));
  };
  const of = (id) => record.order.filter((segment) => record.talk.get(segment).transcript === id);
  const head = make('thead', {}, make('tr', {}, ['Transcript', 'Done', 'Not yet', 'Unsure', 'All'].map((text) => make('th', { scope: 'col', text }))));
  const body = make('tbody', {}, record.transcriptIds.map((id) => line(id, of(id))), line('All', record.order));
  openDialog('Progress', make('div', {}, make('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Progress by transcript' }, make('table', {}, head, body)), make('p', { text: paceSentence(record) })), [closing()]);
}

function paceSentence(record) {
  const pace = paceOf(record);
  const left = countsOf(record).uncoded;
  if (!left) return 'All segments are done.';
  if (pace === null) return 'Your pace shows here once you have coded a few segments.';
  const each = pace < 90 ? counted(Math.round(pace), 'second') : counted(Math.round(pace / 60), 'minute');
  const minutes = Math.round((pace * left) / 60);
  const rest = minutes < 90 ? counted(Math.max(minutes, 1), 'minute') : counted(Math.round(minutes / 60), 'hour');
  return `Of late a segment took you about ${each}, pauses left out. ${counted(left, 'segment')} would take about ${rest} like this. There is no hurry.`;
}

/** Propose a code for the codebook meeting. */
function askProposal(words, onproposed) {
  const field = (label, tag, name) => make('label', {}, label, make(tag, { name, dir: 'auto', required: name === 'name' }));
  const content = make('div', {},
    make('p', { class: 'quiet', text: `For ${words}. A proposal goes to the codebook meeting; it is never a code by itself. Ctrl+Enter proposes.` }),
    field('Name', 'input', 'name'), field('What it would mean', 'textarea', 'definition'), field('Why (memo)', 'textarea', 'memo'));
  const propose = make('button', { value: 'propose', class: 'main', text: 'Propose' });
  const dialog = openDialog('Propose a new code', content, [propose, make('button', { value: '', formnovalidate: true, text: 'Cancel' })]);
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
    const field = make('input', { type: 'search', value: this.query, 'aria-label': 'Search for', oninput: (event) => { this.query = event.target.value; this._show(); }, onkeydown: (event) => this._enter(event) });
    const wheres = [['words', 'Words of the talk'], ['codes', 'My codes, memos and proposals']];
    const choice = wheres.map(([value, label]) => make('label', { class: 'setting' }, make('input', { type: 'radio', name: 'where', checked: this.where === value, onchange: () => { this.where = value; this._show(); } }), ` ${label}`));
    this.dialog = openDialog('Search', make('div', {}, field, make('div', {}, choice), this.found, make('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'What was found' }, this.results)), [closing()]);
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
    const sum = found.length > MOST_FOUND ? `More than ${MOST_FOUND}; the first are shown.` : `${counted(found.length, 'place')}.`;
    this.found.textContent = this.query.trim() ? sum : '';
    this.results.replaceChildren(...found.slice(0, MOST_FOUND).map((one) => this._result(one)));
  }

  _result({ segment, transcript, before, hit, after }) {
    const go = () => {
      this.dialog.close();
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
        put(id, `${record.nameOf(one.code_id)}: ${shortly(record.words(id, one.start, one.end))}`);
        if (one.memo) put(id, one.memo);
      }
      if (record.segment(id).memo) put(id, record.segment(id).memo);
    }
    for (const one of record.kinds.proposal.values()) put(one.segment_id, `Proposed: ${one.name}. ${one.definition} ${one.memo}`);
    return found;
  }
}

const shortlyBefore = (text, most = 40) => {
  const length = lengthOf(text);
  return length > most ? `…${stretchOf(text, length - most, length)}` : text;
};

/* The adjudication desk: all of it together. */
'use strict';

const ADJUDICATION_KEYS = [
  ['↑ ↓', 'The code before, the next one (over the ends of segments)'],
  ['k', 'Keep the code; again leaves it open'],
  ['d', 'Drop the code; again leaves it open'],
  ['r', 'Write the reason (Enter or Esc goes back)'],
  ['a', 'Add a code that nobody gave'],
  ['Shift+N', 'The next code that is open'],
  ['u', 'Undo (also Ctrl+Z)'],
  ['Shift+R', 'Redo (also Ctrl+Y)'],
  ['Ctrl+S', 'Save the file'],
  ['?', 'This list'],
];
const JUDGE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

class AdjudicationDesk {
  constructor(data) {
    this.data = data;
    this.rulings = new Rulings(data);
    this.voice = new Voice();
    this.settling = new Settling(this.rulings, this);
    this.told = new Map();
    this.saving = new Saving(`themetrail-adjudication-${data.round}-${data.issue}`, this.rulings, (what, sentence) => this._report(what, sentence), () => this._refresh());
    this.element = this._page();
    useTheme(preference('theme'));
  }

  async open() {
    document.getElementById('page').replaceWith(this.element);
    if (!this.data.segments.length) return this._nothing();
    this.rulings.onChange((event) => this._changed(event));
    document.addEventListener('keydown', (event) => this._press(event));
    this.goTo(this.data.segments[0].id);
    await this.saving.open();
    const open = this.rulings.all.find(([segment, code]) => !this.rulings.ruling(segment, code).decision);
    if (open) this.goTo(...open);
    this.judge.value = this.rulings.judge;
    this._tellOtherwise();
    window.addEventListener('beforeunload', (event) => { if (this.saving.wouldLose) event.preventDefault(); });
    document.body.dataset.ready = 'yes';
    return this._refresh();
  }

  /** What this browser kept goes before what the page was made with, which may be newer and somebody else's. */
  _tellOtherwise() {
    const n = this.rulings.otherwise;
    if (!n) return;
    this._report('otherwise', `${counted(n, 'code is', 'codes are')} settled otherwise in the file in the folder of round ${this.data.round}, from which this page was made. Here stands what this browser has kept; load that file to take what it says.`);
  }

  _nothing() {
    this.settling.element.replaceChildren(make('p', { text: 'The coders of this round agree on all that they both saw. There is nothing to settle.' }));
    document.body.dataset.ready = 'yes';
  }

  _page() {
    const { data } = this;
    this.sum = make('span', { class: 'sum', role: 'status' });
    this.bar = make('progress', { max: '1', 'aria-label': 'Codes settled' });
    this.state = make('span', { class: 'state' });
    this.judge = make('input', { type: 'text', name: 'judge', size: '12', 'aria-label': 'Your id', placeholder: 'Your id, such as A1', onchange: (event) => this._do(() => this._named(event.target.value.trim())) });
    this.file = make('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': 'Saved adjudication', onchange: () => this._load() });
    this.reports = make('div', { class: 'reports', role: 'alert' });
    this.list = make('ol', { class: 'transcripts' });
    this.lines = new Map();
    for (const { id } of data.segments) {
      const line = make('button', { type: 'button', onclick: () => this.goTo(id) }, make('b', { text: id }), make('span', { class: 'quiet' }));
      this.lines.set(id, line);
      this.list.append(make('li', {}, line));
    }
    const tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': 'Adjudication' },
      this.judge, button('Undo', () => this.back('undo'), { key: 'u' }), button('Redo', () => this.back('redo')),
      button('Save file', () => this.save(), { kind: 'main' }), button('Load file', () => this.file.click()),
      button('Theme', () => this.voice.say(nextTheme())), button('Keys', () => this.help(), { key: '?' }), this.file);
    const head = make('header', { class: 'head' },
      make('div', { class: 'whose' }, make('h1', { text: data.study }), make('p', { class: 'quiet' }, `Adjudication of round ${data.round} · `, this.state)),
      make('div', { class: 'progress' }, this.sum, this.bar), tools);
    const nav = make('nav', { class: 'side', 'aria-label': 'Segments' }, this.list);
    return make('div', { id: 'page', class: 'desk adjudication' }, head, this.reports, nav, this.settling.element, make('footer', { class: 'foot' }, this.voice.line));
  }

  // Where one is

  goTo(segment, code = '') {
    this.segment = segment;
    this.code = code || this.rulings.codes(segment)[0];
    this.settling.show(segment);
    this.settling.focus(this.code);
    this._refresh();
  }

  at(code) {
    if (this.code === code) return;
    this.code = code;
    for (const element of this.settling.codes.children) {
      element.classList.toggle('current', element.dataset.code === code);
      element.setAttribute('tabindex', element.dataset.code === code ? '0' : '-1');
    }
  }

  _move(by) {
    const { all } = this.rulings;
    const here = all.findIndex(([segment, code]) => segment === this.segment && code === this.code);
    const next = all[here + by];
    if (!next) return this.voice.say(by > 0 ? 'This is the last code.' : 'This is the first code.');
    if (next[0] !== this.segment) return this.goTo(...next);
    this.at(next[1]);
    return this.settling.focus(next[1]);
  }

  _nextOpen() {
    const { all } = this.rulings;
    const here = all.findIndex(([segment, code]) => segment === this.segment && code === this.code);
    const open = [...all.slice(here + 1), ...all.slice(0, here + 1)].find(([segment, code]) => !this.rulings.ruling(segment, code).decision);
    if (open) this.goTo(...open);
    else this.voice.say('Every code is settled.');
  }

  // What is done

  _do(what) {
    if (!this.saving.writes) this.voice.say(SAVING.other);
    else this.voice.say(what());
  }

  decide(code, decision) {
    this.at(code);
    this._do(() => this.rulings.decide(this.segment, code, decision));
    this.settling.focus(this.code);
    if (this.rulings.ruling(this.segment, code).decision && !this.rulings.ruling(this.segment, code).reason) this.voice.say(`${this.voice.line.textContent} Press r to say why.`);
  }

  reason(code, text) {
    this._do(() => {
      this.rulings.setMemo('ruling', rulingId(this.segment, code), text.trim());
      this.saving.keepDraft(null);
      return '';
    });
  }

  addCode(code) {
    this._do(() => this.rulings.add(this.segment, code));
    this.at(code);
    this.settling.focus(code);
  }

  _named(judge) {
    if (judge && !JUDGE.test(judge)) return 'An id has letters, digits, “-” and “_”, and no blanks; it is not your name.';
    this.rulings.setJudge(judge);
    return judge ? `Settled by ${judge}.` : '';
  }

  back(what) {
    this._do(() => {
      const event = this.rulings[what]();
      if (!event) return what === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.';
      if (this.rulings.segments.has(event.segment_id) && event.segment_id !== this.segment) this.goTo(event.segment_id);
      this.judge.value = this.rulings.judge;
      return what === 'undo' ? 'Undone.' : 'Done again.';
    });
  }

  help() {
    const rows = ADJUDICATION_KEYS.map(([keys, what]) => make('tr', {}, make('td', {}, keys.split(' ').map((key) => make('kbd', { text: key }))), make('td', { text: what })));
    openDialog('Keys', make('table', {}, make('tbody', {}, rows)), [closing()]);
  }

  save() {
    if (!JUDGE.test(this.rulings.judge)) {
      this.judge.focus();
      this.voice.say('Write your id (such as A1, not your name) first.');
      return;
    }
    const blob = new Blob([`${JSON.stringify(this.rulings.exported(this.saving.desk || ''), null, 1)}\n`], { type: 'application/json' });
    const link = make('a', { href: URL.createObjectURL(blob), download: 'adjudication.json' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    this.saving.noteFile();
    const { all, settled, withoutReason } = this.rulings.counts();
    const open = all - settled ? ` ${counted(all - settled, 'code')} still open.` : '';
    const reasons = withoutReason ? ` ${counted(withoutReason, 'ruling')} without a reason.` : '';
    this.voice.say(`Saved as adjudication.json; it belongs into the folder of round ${this.data.round}.${open}${reasons}`);
    this._refresh();
  }

  async _load() {
    const [file] = this.file.files;
    this.file.value = '';
    if (!file) return;
    let document_ = null;
    try {
      document_ = JSON.parse(await file.text());
    } catch {
      // Told below.
    }
    const refused = this.rulings.refusalOf(document_);
    if (refused) {
      this._report('load', refused);
      return;
    }
    const here = this.rulings.counts().settled;
    const sure = !here || (await askPerson('Load file', `${counted(here, 'code is', 'codes are')} settled here. Put what the file says in their place?`, [['', 'Cancel'], ['take', 'Take the file']])) === 'take';
    if (!sure) return;
    this._do(() => {
      this.rulings.take(document_);
      this.judge.value = this.rulings.judge;
      return 'Loaded. Undo takes it back.';
    });
  }

  // What is shown

  _changed(event) {
    if (event && this.saving.writes) this.saving.keep(event);
    this.settling.refresh();
    this._refresh();
  }

  _refresh() {
    const { all, settled, withoutReason } = this.rulings.counts();
    this.sum.textContent = `${settled} of ${counted(all, 'code')} settled${withoutReason ? ` · ${withoutReason} without a reason` : ''}`;
    this.bar.max = all || 1;
    this.bar.value = settled;
    this.state.textContent = this.saving.state;
    for (const [id, line] of this.lines) {
      const own = this.rulings.counts(this.rulings.codes(id).map((code) => [id, code]));
      line.lastChild.textContent = ` ${own.settled}/${own.all}`;
      line.classList.toggle('whole', own.settled === own.all);
      line.setAttribute('aria-current', String(id === this.segment));
    }
  }

  _report(what, sentence) {
    if (sentence) this.told.set(what, sentence);
    else this.told.delete(what);
    this.reports.replaceChildren(...[...this.told].map(([name, text]) => make('p', {}, text, ' ',
      name === 'other' ? button('Go on here', () => this.saving.takeOver(), { kind: 'main' }) : '',
      name === 'store' || name === 'private' ? button('Save file', () => this.save()) : '',
      name === 'other' ? '' : button('Put away', () => this._report(name, ''), { kind: 'quiet' }))));
  }

  _press(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const control = event.ctrlKey || event.metaKey;
    const inField = event.target.closest && event.target.closest('input, textarea, select');
    const key = event.key.length === 1 && event.shiftKey ? `Shift+${event.key}` : event.key;
    const withControl = { s: () => this.save(), z: () => this.back('undo'), y: () => this.back('redo') };
    const plain = {
      ArrowDown: () => this._move(1),
      ArrowUp: () => this._move(-1),
      k: () => this.decide(this.code, 'keep'),
      d: () => this.decide(this.code, 'drop'),
      r: () => this.settling.focusReason(this.code),
      a: () => this.settling.add.focus(),
      u: () => this.back('undo'),
      'Shift+R': () => this.back('redo'),
      'Shift+N': () => this._nextOpen(),
      '?': () => this.help(),
      'Shift+?': () => this.help(),
    };
    let does = null;
    if (control && !event.altKey && (event.key === 's' || !inField)) does = withControl[event.key.toLowerCase()];
    else if (!control && !event.altKey && !inField) does = plain[key];
    if (!does) return;
    event.preventDefault();
    does();
  }
}

const desk = new AdjudicationDesk(JSON.parse(document.getElementById('data').textContent));
desk.open();

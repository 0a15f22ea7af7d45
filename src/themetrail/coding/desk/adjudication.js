/* The adjudication desk: all of it together. */
'use strict';

const ADJUDICATION_KEYS = [
  ['↑ ↓', 'adjudication_key_up_down'],
  ['k', 'adjudication_key_keep'],
  ['d', 'adjudication_key_drop'],
  ['r', 'adjudication_key_reason'],
  ['a', 'adjudication_key_add'],
  ['Shift+N', 'adjudication_key_next_open'],
  ['u', 'key_undo'],
  ['Shift+R', 'key_redo'],
  ['Ctrl+S', 'adjudication_key_save'],
  ['?', 'key_help'],
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
    this._report('otherwise', say('settled_otherwise', { n, round: this.data.round }));
  }

  _nothing() {
    this.settling.element.replaceChildren(make('p', { text: say('nothing_to_settle') }));
    document.body.dataset.ready = 'yes';
  }

  _page() {
    const { data } = this;
    this.sum = make('span', { class: 'sum', role: 'status' });
    this.bar = make('progress', { max: '1', 'aria-label': say('codes_settled') });
    this.state = make('span', { class: 'state' });
    this.judge = make('input', { type: 'text', name: 'judge', size: '12', 'aria-label': say('your_id'), placeholder: say('your_id_such_as'), onchange: (event) => this._do(() => this._named(event.target.value.trim())) });
    this.file = make('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': say('saved_adjudication'), onchange: () => this._load() });
    this.reports = make('div', { class: 'reports', role: 'alert' });
    this.list = make('ol', { class: 'transcripts' });
    this.lines = new Map();
    for (const { id } of data.segments) {
      const line = make('button', { type: 'button', onclick: () => this.goTo(id) }, make('b', { text: id }), make('span', { class: 'quiet' }));
      this.lines.set(id, line);
      this.list.append(make('li', {}, line));
    }
    const tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': say('adjudication') },
      this.judge, button(say('undo'), () => this.back('undo'), { key: 'u' }), button(say('redo'), () => this.back('redo')),
      button(say('save_file'), () => this.save(), { kind: 'main' }), button(say('load_file'), () => this.file.click()),
      button(say('theme'), () => this.voice.say(nextTheme()), { title: say('theme_choices') }), button(say('keys'), () => this.help(), { key: '?' }), this.file);
    const head = make('header', { class: 'head' },
      make('div', { class: 'whose' }, make('h1', { text: data.study }), make('p', { class: 'quiet' }, say('adjudication_of', { round: data.round }), this.state)),
      make('div', { class: 'progress' }, this.sum, this.bar), tools);
    const nav = make('nav', { class: 'side', 'aria-label': say('segments') }, this.list);
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
    if (!next) return this.voice.say(say(by > 0 ? 'last_code' : 'first_code'));
    if (next[0] !== this.segment) return this.goTo(...next);
    this.at(next[1]);
    return this.settling.focus(next[1]);
  }

  _nextOpen() {
    const { all } = this.rulings;
    const here = all.findIndex(([segment, code]) => segment === this.segment && code === this.code);
    const open = [...all.slice(here + 1), ...all.slice(0, here + 1)].find(([segment, code]) => !this.rulings.ruling(segment, code).decision);
    if (open) this.goTo(...open);
    else this.voice.say(say('every_code_settled'));
  }

  // What is done

  _do(what) {
    if (!this.saving.writes) this.voice.say(say('saving_other'));
    else this.voice.say(what());
  }

  decide(code, decision) {
    this.at(code);
    this._do(() => this.rulings.decide(this.segment, code, decision));
    this.settling.focus(this.code);
    if (this.rulings.ruling(this.segment, code).decision && !this.rulings.ruling(this.segment, code).reason) this.voice.say(say('say_why', { said: this.voice.line.textContent }));
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
    if (judge && !JUDGE.test(judge)) return say('id_has');
    this.rulings.setJudge(judge);
    return judge ? say('settled_by', { judge }) : '';
  }

  back(what) {
    this._do(() => {
      const event = this.rulings[what]();
      if (!event) return say(what === 'undo' ? 'nothing_to_undo' : 'nothing_to_redo');
      if (this.rulings.segments.has(event.segment_id) && event.segment_id !== this.segment) this.goTo(event.segment_id);
      this.judge.value = this.rulings.judge;
      return say(what === 'undo' ? 'undone' : 'redone');
    });
  }

  help() {
    const rows = ADJUDICATION_KEYS.map(([keys, what]) => make('tr', {}, make('td', {}, keys.split(' ').map((key) => make('kbd', { text: key }))), make('td', { text: say(what) })));
    openDialog(say('keys'), make('table', {}, make('tbody', {}, rows)), [closing()]);
  }

  save() {
    if (!JUDGE.test(this.rulings.judge)) {
      this.judge.focus();
      this.voice.say(say('id_first'));
      return;
    }
    const blob = new Blob([`${JSON.stringify(this.rulings.exported(this.saving.desk || ''), null, 1)}\n`], { type: 'application/json' });
    const link = make('a', { href: URL.createObjectURL(blob), download: 'adjudication.json' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    this.saving.noteFile();
    const { all, settled, withoutReason } = this.rulings.counts();
    const open = all - settled ? say('still_open', { n: all - settled }) : '';
    const reasons = withoutReason ? say('rulings_without_reason', { n: withoutReason }) : '';
    this.voice.say(`${say('adjudication_saved', { round: this.data.round })}${open}${reasons}`);
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
    const sure = !here || (await askPerson(say('load_file'), say('put_file_in_place', { n: here }), [['', say('cancel')], ['take', say('take_the_file')]])) === 'take';
    if (!sure) return;
    this._do(() => {
      this.rulings.take(document_);
      this.judge.value = this.rulings.judge;
      return say('loaded_undo');
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
    this.sum.textContent = [say('settled_of', { settled, n: all }), ...(withoutReason ? [say('without_a_reason', { n: withoutReason })] : [])].join(' · ');
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
      name === 'other' ? button(say('go_on_here'), () => this.saving.takeOver(), { kind: 'main' }) : '',
      name === 'store' || name === 'private' ? button(say('save_file'), () => this.save()) : '',
      name === 'other' ? '' : button(say('put_away'), () => this._report(name, ''), { kind: 'quiet' }))));
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

const data = JSON.parse(document.getElementById('data').textContent);
speak(data.words);
const desk = new AdjudicationDesk(data);
desk.open();

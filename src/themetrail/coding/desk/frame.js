/* What stands around the talk. */
'use strict';

/** What stands around the talk: whose desk it is, how far it is, files, and what has to be said. */
class Frame {
  constructor(desk) {
    this.desk = desk;
    const { data } = desk;
    const does = (name) => () => desk.does[name]();
    this.sum = make('button', { type: 'button', class: 'sum', onclick: does('progress'), title: 'Progress by transcript' });
    this.bar = make('progress', { max: String(desk.record.order.length || 1), 'aria-label': 'Segments done' });
    this.state = make('span', { class: 'state' });
    this.file = make('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': 'Saved coding', onchange: () => this._picked() });
    this.reports = make('div', { class: 'reports', role: 'alert' });
    this.told = new Map();
    this.transcripts = make('select', { 'aria-label': 'Transcript', onchange: (event) => this._goToTranscript(event.target.value) });
    this.list = make('ul', { class: 'transcripts' });
    this.meant = make('p', { class: 'meant' });
    desk.codebook.element.prepend(this.meant);
    const tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': 'Desk' },
      button('Undo', does('undo'), { key: 'u' }), button('Redo', does('redo')), button('Search', does('search'), { key: '/' }),
      button('Save file', does('save'), { kind: 'main' }), button('Load file', () => this.file.click()),
      button('Theme', () => this._nextTheme(), { title: 'Light, dark, or as the computer has it' }), button('Keys', does('help'), { key: '?' }), this.file);
    const head = make('header', { class: 'head' },
      make('div', { class: 'whose' }, make('h1', { text: data.study }), make('p', { class: 'quiet' }, `Round ${data.round} · ${data.coder} · `, this.state)),
      make('div', { class: 'progress' }, this.sum, this.bar), tools);
    const nav = make('nav', { class: 'side', 'aria-label': 'Transcripts' }, this.transcripts, this.list,
      make('div', { class: 'jumps' }, button('Next not coded', does('nextUncoded'), { key: 'Shift+N' }), button('Next unsure', does('nextUnsure'), { key: 'Shift+J' }), button('Next suggested', does('nextSuggested'), { key: 'Shift+G' }), button('Memo on transcript', does('memoOnTranscript'), { key: 'Shift+M' })));
    this.element = make('div', { id: 'page', class: 'desk' }, head, this.reports, nav, desk.reading.element, desk.codebook.element, make('footer', { class: 'foot' }, desk.voice.line));
    this._fillTranscripts();
    useTheme(preference('theme'));
  }

  _fillTranscripts() {
    const { record } = this.desk;
    this.own = new Map(record.transcriptIds.map((id) => [id, []]));
    for (const id of record.order) this.own.get(record.talk.get(id).transcript).push(id);
    this.lines = new Map();
    for (const id of record.transcriptIds) {
      const count = make('span', { class: 'quiet' });
      const line = make('button', { type: 'button', onclick: () => this._goToTranscript(id) }, make('b', { text: id }), count);
      const option = make('option', { value: id });
      this.lines.set(id, { line, count, option });
      this.list.append(make('li', {}, line));
      this.transcripts.append(option);
      this._countTranscript(id);
    }
  }

  _goToTranscript(id) {
    const { record } = this.desk;
    const own = this.own.get(id);
    this.desk.goTo(own.find((one) => record.status(one) === 'unseen') || own[0]);
  }

  /** Show how far the work is; `touched` are the segments that changed, null for all. */
  refresh(touched = null) {
    const { record, reading, saving, current } = this.desk;
    const changed = touched ? new Set([...touched].map((id) => record.talk.get(id).transcript)) : new Set(this.lines.keys());
    for (const id of changed) this._countTranscript(id);
    for (const [id, { line }] of this.lines) line.setAttribute('aria-current', String(id === reading.shown));
    this.transcripts.value = reading.shown || '';
    const sums = [...this.lines.values()].reduce((all, { sums: one }) => ({ done: all.done + one.done, unsure: all.unsure + one.unsure }), { done: 0, unsure: 0 });
    const all = record.order.length;
    this.sum.textContent = `${sums.done.toLocaleString('en')} of ${all.toLocaleString('en')} done${sums.unsure ? ` · ${sums.unsure} unsure` : ''}`;
    this.bar.value = sums.done;
    const since = record.sequence - saving.filed;
    const file = since <= 0 ? 'all in a file' : saving.filed ? `last file ${counted(since, 'change')} ago` : 'no file saved yet';
    this.state.textContent = record.log.length ? `${saving.state} · ${file}` : saving.state;
    reading.title.textContent = `${reading.shown} · segment ${reading.place ? reading.place.get(current) : 1} of ${reading.own ? reading.own.length : 0}`;
    this.showMeant();
  }

  _countTranscript(id) {
    const { line, count, option } = this.lines.get(id);
    const sums = countsOf(this.desk.record, this.own.get(id));
    const noted = this.desk.record.kinds.transcript.has(id) ? ' · memo' : '';
    count.textContent = ` ${sums.done}/${sums.all}${sums.unsure ? ` · ${sums.unsure} unsure` : ''}${noted}`;
    option.textContent = `${id} (${sums.done} of ${sums.all} done)`;
    line.classList.toggle('whole', sums.done === sums.all);
    this.lines.get(id).sums = sums;
  }

  /** For which words a code would be. */
  showMeant() {
    const { chosen, record } = this.desk;
    const words = chosen.map(({ segment, start, end }) => record.words(segment, start, end)).join(' … ');
    this.meant.replaceChildren(chosen.length ? make('q', { dir: 'auto', text: shortly(words, 90) }) : 'The whole segment');
  }

  /** Say what concerns the work as a whole until it is put away or no longer so. */
  report(what, sentence) {
    if (sentence) this.told.set(what, sentence);
    else this.told.delete(what);
    this.reports.replaceChildren(...[...this.told].map(([name, text]) => make('p', {}, text, ' ',
      name === 'other' ? button('Go on here', () => this.desk.saving.takeOver(), { kind: 'main' }) : '',
      name === 'store' ? button('Save file', () => this.desk.does.save()) : '',
      name === 'other' ? '' : button('Put away', () => this.report(name, ''), { kind: 'quiet' }))));
  }

  _picked() {
    const [file] = this.file.files;
    this.file.value = '';
    if (file) this.desk.files.load(file);
  }

  _nextTheme() {
    this.desk.voice.say(nextTheme());
  }
}

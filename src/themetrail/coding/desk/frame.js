/* What stands around the talk. */
'use strict';

/** What stands around the talk: whose desk it is, how far it is, files, and what has to be said. */
class Frame {
  constructor(desk) {
    this.desk = desk;
    const { data } = desk;
    const does = (name) => () => desk.does[name]();
    this.sum = make('button', { type: 'button', class: 'sum', onclick: does('progress'), title: say('progress_by_transcript') });
    this.bar = make('progress', { max: String(desk.record.order.length || 1), 'aria-label': say('segments_done') });
    this.state = make('span', { class: 'state' });
    this.file = make('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': say('saved_coding'), onchange: () => this._picked() });
    this.reports = make('div', { class: 'reports', role: 'alert' });
    this.told = new Map();
    this.transcripts = make('select', { 'aria-label': say('transcript'), onchange: (event) => this._goToTranscript(event.target.value) });
    this.list = make('ul', { class: 'transcripts' });
    this.meant = make('p', { class: 'meant' });
    desk.codebook.element.prepend(this.meant);
    const tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': say('desk') },
      button(say('undo'), does('undo'), { key: 'u' }), button(say('redo'), does('redo')), button(say('search'), does('search'), { key: '/' }),
      button(say('save_file'), does('save'), { kind: 'main' }), button(say('load_file'), () => this.file.click()),
      button(say('theme'), () => this._nextTheme(), { title: say('theme_choices') }), button(say('keys'), does('help'), { key: '?' }), this.file);
    const head = make('header', { class: 'head' },
      make('div', { class: 'whose' }, make('h1', { text: data.study }), make('p', { class: 'quiet' }, say('whose', { round: data.round, coder: data.coder }), this.state)),
      make('div', { class: 'progress' }, this.sum, this.bar), tools);
    const nav = make('nav', { class: 'side', 'aria-label': say('transcripts') }, this.transcripts, this.list,
      make('div', { class: 'jumps' }, button(say('next_not_coded'), does('nextUncoded'), { key: 'Shift+N' }), button(say('next_unsure'), does('nextUnsure'), { key: 'Shift+J' }), button(say('next_suggested'), does('nextSuggested'), { key: 'Shift+G' }), button(say('memo_on_transcript'), does('memoOnTranscript'), { key: 'Shift+M' })));
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
    this.sum.textContent = [say('done_of', { done: sums.done, all }), ...(sums.unsure ? [say('n_unsure', { n: sums.unsure })] : [])].join(' · ');
    this.bar.value = sums.done;
    const since = record.sequence - saving.filed;
    const file = since <= 0 ? say('all_in_a_file') : saving.filed ? say('last_file_ago', { n: since }) : say('no_file_yet');
    this.state.textContent = record.log.length ? `${saving.state} · ${file}` : saving.state;
    reading.title.textContent = say('place', { transcript: reading.shown, n: reading.place ? reading.place.get(current) : 1, all: reading.own ? reading.own.length : 0 });
    this.showMeant();
  }

  _countTranscript(id) {
    const { line, count, option } = this.lines.get(id);
    const sums = countsOf(this.desk.record, this.own.get(id));
    const beside = [...(sums.unsure ? [say('n_unsure', { n: sums.unsure })] : []), ...(this.desk.record.kinds.transcript.has(id) ? [say('has_memo')] : [])];
    count.textContent = ` ${[`${sums.done}/${sums.all}`, ...beside].join(' · ')}`;
    option.textContent = `${id} (${say('done_of', { done: sums.done, all: sums.all })})`;
    line.classList.toggle('whole', sums.done === sums.all);
    this.lines.get(id).sums = sums;
  }

  /** For which words a code would be. */
  showMeant() {
    const { chosen, record } = this.desk;
    const words = chosen.map(({ segment, start, end }) => record.words(segment, start, end)).join(' … ');
    this.meant.replaceChildren(chosen.length ? make('q', { dir: 'auto', text: shortly(words, 90) }) : say('whole_segment_meant'));
  }

  /** Say what concerns the work as a whole until it is put away or no longer so. */
  report(what, sentence) {
    if (sentence) this.told.set(what, sentence);
    else this.told.delete(what);
    this.reports.replaceChildren(...[...this.told].map(([name, text]) => make('p', {}, text, ' ',
      name === 'other' ? button(say('go_on_here'), () => this.desk.saving.takeOver(), { kind: 'main' }) : '',
      name === 'store' ? button(say('save_file'), () => this.desk.does.save()) : '',
      name === 'other' ? '' : button(say('put_away'), () => this.report(name, ''), { kind: 'quiet' }))));
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

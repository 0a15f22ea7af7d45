/* The explorer: all of it together. */
'use strict';

const VIEWS = [['passages', 'passages'], ['matrix', 'participants_by_codes'], ['transcript', 'transcript'], ['pinned', 'pinned_n']];
const MOST_PRINTED = 1000;

class Explorer {
  constructor(data) {
    this.study = new Study(data);
    this.voice = new Voice();
    this.reports = make('div', { class: 'reports', role: 'alert' });
    this.told = new Map();
    this.shortcuts = preference('shortcuts') !== 'off';
    this.matching = new Matching(this.study, new Words(this.study));
    this.pins = new Pins(this.study, (what, sentence) => this.report(what, sentence), (sentence) => this._pinsChanged(sentence));
    this.address = new Address((state, place) => this._back(state, place));
    this.state = this.address.read();
    this.tree = new Tree(this.study, (code) => this.choose(code));
    this.filters = new Filters(this.study, this);
    this.views = { passages: new PassagesView(this.study, this), matrix: new MatrixView(this.study, this), transcript: new TranscriptView(this.study, this), pinned: new PinnedView(this.study, this) };
    this.deeds = this._deeds();
    this._build(data);
    new Keyboard(this);
    window.addEventListener('beforeprint', () => this._print());
    window.addEventListener('beforeunload', (event) => { if (this.pins.wouldLose) event.preventDefault(); });
    useTheme(preference('theme'));
    window.addEventListener('pagehide', () => this.address.keepPlace(this._segmentInFocus()));
    if (history.state) this._back(this.state, history.state);
    else this._open();
    document.body.dataset.ready = 'yes';
  }

  _build(data) {
    this.tabs = VIEWS.map(([view, label]) => [view, make('button', { type: 'button', onclick: () => this.go({ view }) }, say(label, { n: this.pins.list.length }))]);
    const tools = make('div', { class: 'tools' }, this.tabs.map(([, tab]) => tab), make('span', { class: 'gap' }),
      button(say('theme'), () => this.say(nextTheme()), { title: say('theme_choices') }), button(say('keys'), () => this.deeds['?'](), { key: '?' }));
    const provisional = data.provisional.length ? make('p', { class: 'provisional', text: say('provisional', { what: data.provisional.join(say('then')) }) }) : null;
    const skip = make('a', { class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); this.arrive(); } }, say('skip'));
    this.folded = make('details', { class: 'side', open: window.matchMedia('(min-width: 50rem)').matches }, make('summary', { text: say('themes_and_codes') }), this.tree.element);
    this.main = make('main', { id: 'main' });
    document.getElementById('page').replaceWith(make('div', { id: 'page' }, skip,
      make('header', {}, make('h1', { text: data.study }), provisional, tools, this.filters.element), this.reports,
      make('div', { class: 'columns' }, this.folded, this.main), make('footer', {}, this.voice.line)));
  }

  /** Say what was done, for as long as one needs to read it. */
  say(sentence) {
    this.voice.say(sentence);
    clearTimeout(this.said);
    this.said = setTimeout(() => { this.voice.line.textContent = ''; }, 6000);
  }

  // Where one is

  /** An address that somebody was given leads to what it is of. */
  _open() {
    this.draw();
    if (location.hash) this.arrive();
  }

  get view() {
    return this.views[this.state.view] || this.views.passages;
  }

  /** Go on to another state; the focus comes to its heading unless one is still at the fields. */
  go(change, { instead = false, focus = true } = {}) {
    const focused = this._segmentInFocus();
    this.state = { ...this.state, ...change };
    this.address.write(this.state, { instead, focused });
    this.draw();
    if (focus) this.arrive();
  }

  choose(code) {
    this.go({ view: 'passages', code, shown: AT_ONCE, context: '' });
  }

  /** Ask for other passages; what shows none of them makes room for the list. */
  filter(change, { instead = false } = {}) {
    const view = ['passages', 'matrix'].includes(this.state.view) ? this.state.view : 'passages';
    this.go({ ...change, view, shown: AT_ONCE, column: 0 }, { instead, focus: false });
  }

  /** Each letter is shown at once; all of them are one step to go back. */
  type(words) {
    const goesOn = this.typing && document.activeElement === this.filters.words;
    this.typing = true;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => { this.typing = false; }, 2000);
    this.filter({ words }, { instead: goesOn });
  }

  _back(state, { top = 0, focused = '' }) {
    this.state = state;
    this.draw();
    const heading = focused && document.querySelector(`[data-segment="${CSS.escape(focused)}"] h3`);
    (heading || this.view.title).focus({ preventScroll: true });
    window.scrollTo(0, top);
  }

  arrive() {
    if (this.view.arrive && this.view.arrive()) return;
    this.view.title.focus({ preventScroll: true });
    this.view.title.scrollIntoView({ block: 'start' });
  }

  draw() {
    const { state, view } = this;
    this.found = this.matching.of(state);
    this.filters.show(state);
    this.tree.show(state, this.found);
    view.show(state, this.found);
    if (this.main.firstChild !== view.element) this.main.replaceChildren(view.element);
    for (const [name, tab] of this.tabs) {
      tab.setAttribute('aria-current', this.views[name] === view ? 'page' : 'false');
      if (name === 'pinned') tab.textContent = say('pinned_n', { n: this.pins.list.length });
    }
  }

  // Passages

  _segmentInFocus() {
    const element = document.activeElement && document.activeElement.closest('[data-segment]');
    return element ? element.dataset.segment : '';
  }

  /** Do something with the passage in which the focus is. */
  _here(what) {
    const segment = this.study.segmentOf.get(this._segmentInFocus());
    if (segment === undefined) this.say(say('go_first'));
    else what(segment);
  }

  _step(by) {
    const { stops } = this.view;
    const inside = document.activeElement.closest('[data-segment]');
    const at = stops.findIndex((stop) => stop === document.activeElement || (inside && inside.contains(stop)));
    const next = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'start' });
    } else if (by > 0 && this.view === this.views.passages && this.found.found.length > this.state.shown) {
      this.more();
    } else this.say(say(by > 0 ? 'last_one' : 'first_one'));
  }

  more() {
    const next = this.state.shown;
    this.go({ shown: this.state.shown + AT_ONCE }, { instead: true, focus: false });
    const stop = this.views.passages.stops[next];
    if (stop) stop.focus();
  }

  toggleContext(segment) {
    const id = this.study.segments.id[segment];
    const before = this.study.segmentOf.get(this.state.context);
    this.state = { ...this.state, context: this.state.context === id ? '' : id };
    this.address.write(this.state, { focused: id });
    for (const one of new Set([before, segment])) if (one !== undefined) this.views.passages.redraw(one);
    this.say(say(this.state.context ? 'in_context_below' : 'without_context'));
  }

  read(segment) {
    this.go({ view: 'transcript', transcript: this.study.transcript(segment).id, at: this.study.segments.id[segment] });
  }

  async copy(segment) {
    const { study } = this;
    const said = study.withheld[segment] ? '' : say('cited', { words: study.text(segment).trim(), source: study.source(segment), segment: study.segments.id[segment] });
    if (!said) this.say(say('withheld'));
    else this.say(say((await copied(said)) ? 'copied' : 'not_copied'));
  }

  // Pins

  pinOf(pair) {
    const segment = this.study.pairs.segment[pair];
    return this.pins.find(this.study.member(segment).group.id, this.study.entry(pair).id, this.study.segments.id[segment]);
  }

  async pin(pair) {
    const { study, pins } = this;
    const segment = study.pairs.segment[pair];
    const { id: code, name } = study.entry(pair);
    const pinned = this.pinOf(pair);
    const words = document.querySelector(`.passage[data-segment="${CSS.escape(study.segments.id[segment])}"] .words`);
    const ends = pinned || endsOf(study.text(segment), words && chosenIn(words));
    if (!ends) {
      this.say(say('mark_more'));
      return;
    }
    const confirmed = !pinned && study.toConfirm.has(segment) ? await askPerson(say('may_be_printed'), say('pin_once_sure', { to_confirm: say('to_confirm') }), [['', say('do_not_pin')], ['yes', say('it_may_be_printed')]]) : '';
    if (!pinned && study.toConfirm.has(segment) && !confirmed) return;
    this.pinning = segment;
    if (pinned) pins.remove(pinned, name);
    else pins.add({ group: study.member(segment).group.id, code, segment: study.segments.id[segment], ...ends, confirmed }, name);
  }

  _pinFirst(segment) {
    const { study } = this;
    const entry = study.entries[study.places.get(this.state.code)] || null;
    const pair = study.pairsOf(segment).find((one) => study.isUnder(one, entry) && study.outcome(one).status === 'stands');
    if (study.withheld[segment]) this.say(say('withheld'));
    else if (pair === undefined || !study.member(segment)) this.say(say('only_standing'));
    else this.pin(pair);
  }

  _pinsChanged(sentence) {
    if (this.view === this.views.passages && this.pinning !== undefined) this.views.passages.redraw(this.pinning);
    else this.draw();
    this.pinning = undefined;
    for (const [name, tab] of this.tabs) if (name === 'pinned') tab.textContent = say('pinned_n', { n: this.pins.list.length });
    this.say(sentence);
  }

  savePins() {
    this.pins.save();
    this.say(say('quotations_saved'));
  }

  // What leaves the page

  saveView() {
    const { study, state, matching } = this;
    const entry = study.entries[study.places.get(state.code)] || null;
    const columns = ['group', 'participant', 'transcript', 'turn', 'segment_id', 'code_id', 'code', 'verdict', 'given_by', 'not_given_by', 'suggested', 'adjudicated_by', 'reason', 'memos', 'words'];
    const rows = this.found.found.flatMap((segment) => study.pairsOf(segment)
      .filter((pair) => study.isUnder(pair, entry) && matching.holds(pair, state)).map((pair) => this._row(segment, pair)));
    saveTable(`${state.code || 'all'}.csv`, columns, rows);
    this.say(say('rows_saved', { n: rows.length }));
  }

  _row(segment, pair) {
    const { study } = this;
    const { group, person } = study.member(segment);
    const outcome = study.outcome(pair);
    const { id, name, place } = study.entry(pair);
    const who = (did) => outcome.votes.filter((vote) => Boolean(vote[1]) === did).map((vote) => coderWith(study, vote)).join('; ');
    const memos = study.notesOn(segment, place).map(([, , coder, text]) => `${study.coders[coder]}: ${text}`).join(' / ');
    return [group.id, person.label, study.transcript(segment).id, study.segments.turn[segment], study.segments.id[segment], id, name, verdictOf(outcome), who(true), who(false),
      suggestedTo(study, outcome), outcome.judge, study.reasonOf.get(pair) || '', memos, study.withheld[segment] ? say('withheld') : study.text(segment)];
  }

  /** On paper stands all of the view, or as much as anybody prints. */
  _print() {
    if (this.view !== this.views.passages || this.found.found.length <= this.state.shown) return;
    this.views.passages.show({ ...this.state, shown: MOST_PRINTED }, this.found);
    window.addEventListener('afterprint', () => this.draw(), { once: true });
  }

  /** Say what concerns the page as a whole until it is put away or no longer so. */
  report(what, sentence) {
    if (sentence) this.told.set(what, sentence);
    else this.told.delete(what);
    this.reports.replaceChildren(...[...this.told].map(([name, text]) => make('p', {}, text, ' ', button(say('download_quotations'), () => this.savePins()), button(say('put_away'), () => this.report(name, ''), { kind: 'quiet' }))));
  }

  _deeds() {
    const only = (flag) => this.filters.toggle(flag);
    return {
      '/': () => this.filters.words.focus(),
      j: () => this._step(1),
      k: () => this._step(-1),
      c: () => this._here((segment) => (this.view === this.views.passages ? this.toggleContext(segment) : this.say(say('whole_is_open')))),
      t: () => this._here((segment) => this.read(segment)),
      p: () => this._here((segment) => this._pinFirst(segment)),
      y: () => this._here((segment) => this.copy(segment)),
      d: () => only('disagreed'),
      g: () => this._goToTree(),
      m: () => this.go({ view: 'matrix' }),
      l: () => this.go({ view: 'pinned' }),
      s: () => (this.view === this.views.pinned ? this.savePins() : this.saveView()),
      '?': () => showHelp(KEYS, { shortcuts: this.shortcuts, setShortcuts: (on) => this._setShortcuts(on) }),
    };
  }

  _goToTree() {
    this.folded.open = true;
    (this.tree.element.querySelector('[aria-current]') || this.tree.element.querySelector('button')).focus();
  }

  _setShortcuts(on) {
    this.shortcuts = on;
    preference('shortcuts', on ? 'on' : 'off');
  }
}

const data = JSON.parse(document.getElementById('data').textContent);
speak(data.words);
new Explorer(data);

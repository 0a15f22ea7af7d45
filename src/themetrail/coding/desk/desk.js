/* The desk: all of it together. */
'use strict';

class Desk {
  constructor(data) {
    this.data = data;
    this.record = new Record(data);
    this.picked = '';
    this.rank = null; // of the suggestion in whose place a code is asked for
    this.warned = '';
    this.shortcuts = preference('shortcuts') !== 'off';
    this.voice = new Voice();
    this.reading = new Reading(data, this.record, this);
    this.choosing = new Choosing(this);
    this.atHand = new AtHand(this.record, data, this);
    this.codebook = new CodebookPanel(data.entries, (code) => this.give(code));
    this.search = new Search(data, this.record, (segment, query) => this.goToFound(segment, query));
    this.saving = new Saving(`themetrail-desk-${data.issue}-${data.coder}`, this.record, (what, sentence) => this.frame.report(what, sentence), () => this.showRole());
    this.files = new Files(this);
    this.frame = new Frame(this);
    this.does = this._deeds();
    this.keyboard = new Keyboard(this);
  }

  /** Which words are chosen, as parts of segments; none where the whole segment is meant. */
  get chosen() {
    return this.choosing.parts;
  }

  get writes() {
    return this.saving.writes;
  }

  async open() {
    document.getElementById('page').replaceWith(this.frame.element);
    this.record.onChange((event) => this._changed(event));
    this.begin();
    await this.saving.open();
    this.begin();
    window.addEventListener('beforeunload', (event) => {
      this.atHand.memo.commit();
      if (this.saving.wouldLose) event.preventDefault();
    });
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.atHand.memo.commit(); });
    document.addEventListener('selectionchange', () => this.choosing.marked());
    document.addEventListener('focusin', (event) => this.choosing.focused(event));
    document.body.dataset.ready = 'yes';
  }

  /** Where the coder left off: at the segment of the last change, or the first. */
  begin() {
    const last = this.record.log.findLast((event) => this.record.talk.has(event.segment_id));
    this.goTo(last ? last.segment_id : this.record.order[0], { focus: true });
  }

  _changed(event) {
    if (event && this.writes) this.saving.keep(event);
    const touched = event ? event.changed.map(({ of, id, before, after }) => (of === 'segment' ? id : ((after || before) || {}).segment_id)).filter(Boolean) : null;
    if (this.picked && !this.record.kinds.decision.has(this.picked)) this.picked = '';
    if (touched && touched.length < 50) for (const id of new Set(touched)) this.reading.update(id);
    else this.reading.updateAll();
    this.atHand.show();
    this.frame.refresh(touched && touched.length < 50 ? new Set(touched) : null);
  }

  showRole() {
    this.frame.refresh(new Set());
    this.reading.element.classList.toggle('read-only', !this.writes);
  }

  /** Do something that changes the record, and say what it did; where this window may not, say that. */
  change(what) {
    if (!this.writes) {
      this.voice.say(say(this.saving.isOpening ? 'desk_opens' : 'saving_other'));
      return;
    }
    this.showCurrent();
    this.voice.say(what());
  }

  /** Nothing is done to a segment that somebody has scrolled away from without showing it. */
  showCurrent() {
    if (!this.reading.isInView(this.current)) this.goTo(this.current);
  }

  // Where one is

  goTo(id, { focus = true, scroll = true } = {}) {
    if (!id) return;
    const { transcript, question } = this.record.talk.get(id);
    const at = scroll ? null : this.reading.topOf(id);
    const before = this.current;
    if (before && before !== id) this.atHand.memo.close();
    if (before !== id) this.codebook.offerFor(question);
    this.current = id;
    this.picked = '';
    this.rank = null;
    this.codebook.ask(say('give_a_code'));
    const meant = this.chosen;
    this.choosing.goTo(id);
    if (transcript !== this.reading.shown || !this.reading.elements.has(id)) this.reading.show(transcript, id);
    for (const one of new Set([before, id, ...meant.map((part) => part.segment)])) if (one) this.reading.update(one);
    this.atHand.show();
    if (scroll) this.reading.scrollTo(id);
    else this.reading.keepAt(id, at); // under the finger that chose it, whatever closes above
    if (focus) this.reading.focus(id);
    this.frame.refresh(new Set());
  }

  move(by) {
    const place = this.record.places.get(this.current) + by;
    const id = this.record.order[place];
    if (!id) {
      this.voice.say(say(by > 0 ? 'last_segment' : 'first_segment'));
      return;
    }
    const other = this.record.talk.get(id).transcript !== this.record.talk.get(this.current).transcript;
    this._leave();
    this.goTo(id);
    if (other) this.voice.say(say('at_transcript', { transcript: this.record.talk.get(id).transcript }));
  }

  /** Go to the next segment, around the end, of which something holds. */
  _next(holds, none) {
    const { order, places } = this.record;
    const here = places.get(this.current);
    for (let step = 1; step <= order.length; step += 1) {
      const id = order[(here + step) % order.length];
      if (holds(id)) {
        this._leave();
        this.goTo(id);
        return;
      }
    }
    this.voice.say(none);
  }

  _leave() {
    this.warned = '';
    this.choosing.nothing(false);
  }

  goToFound(segment, query) {
    if (!segment) return;
    this.reading.hits = query;
    this.goTo(segment);
    this.reading.updateAll();
    this.atHand.show();
  }

  // What is decided

  give(code) {
    const { rank } = this;
    if (code) this.change(() => this.record.code(this._partsFor(rank), code, rank));
    this._afterCode();
  }

  /** A suggestion is answered in its own segment. */
  _partsFor(rank) {
    const parts = this.choosing.meant;
    if (rank === null) return parts;
    const here = parts.filter((part) => part.segment === this.current);
    return here.length ? here : [this.record.whole(this.current)];
  }

  _afterCode() {
    const [part] = this.choosing.meant;
    this.choosing.nothing(false);
    if (part.segment !== this.current) this.goTo(part.segment, { scroll: false });
    else this.reading.focus(this.current);
  }

  /** A key that did something was the first letter of a code: take back what it did. */
  takeAsLetters(done, letter) {
    if (!this.codebook.begins(done + letter)) return false;
    const [last] = this.record.log.slice(-1);
    if (last && ['seen', 'unseen'].includes(last.what) && last.segment_id === this.current) this.change(() => { this.record.undo(); return ''; });
    this.openField(done + letter);
    return true;
  }

  openField(letters = '') {
    this.showCurrent();
    this.codebook.open(letters);
  }

  _suggestion(n) {
    if (!this.record.onView(this.current)) {
      const { arm } = this.record.talk.get(this.current);
      this.voice.say(say(arm === 'code_first' && !this.record.segment(this.current).revealed ? 'not_on_view' : 'no_suggestion_here'));
      return null;
    }
    const found = this.record.suggested(this.current)[n - 1];
    if (!found) this.voice.say(say('no_such_suggestion', { n }));
    return found || null;
  }

  accept(n) {
    const found = this._suggestion(n);
    if (!found) return;
    this.change(() => this.record.code(this._partsFor(found.rank), found.code, found.rank));
    this.choosing.nothing(false);
  }

  refuse(n) {
    const found = this._suggestion(n);
    if (found) this.change(() => this.record.refuse(this.current, found));
  }

  instead(n) {
    const found = this._suggestion(n);
    if (!found) return;
    this.rank = found.rank;
    this.codebook.ask(say('instead_of', { name: this.record.nameOf(found.code) }));
    this.codebook.open();
  }

  /** The coder codes first: to reveal before is asked for twice, and is on record as every reveal is. */
  _reveal() {
    const { arm } = this.record.talk.get(this.current);
    if (arm !== 'code_first') return say(arm === 'suggestions' ? 'on_view' : 'none_shown');
    if (this.record.status(this.current) === 'unseen' && this.warned !== this.current) {
      this.warned = this.current;
      return say('not_coded_yet');
    }
    const first = this.record.reveal(this.current);
    const n = this.record.suggested(this.current).length;
    return first ? say('suggestions', { n }) : say('on_view');
  }

  /** Pick a code that stands, or let it go. */
  pick(id, keep = false) {
    const decision = this.record.kinds.decision.get(id);
    if (decision.segment_id !== this.current) this.goTo(decision.segment_id, { scroll: false });
    this.picked = this.picked === id && !keep ? '' : id;
    this.reading.update(this.current);
    this.atHand.show();
    const chip = this.reading.elements.get(this.current).querySelector(`[data-decision="${CSS.escape(id)}"]`);
    if (chip) chip.focus({ preventScroll: true });
  }

  _takeOff() {
    const { picked } = this;
    this.change(() => this.record.uncode(picked));
    this.reading.focus(this.current);
  }

  _back(what) {
    this.change(() => {
      const event = this.record[what]();
      if (!event) return say(what === 'undo' ? 'nothing_to_undo' : 'nothing_to_redo');
      if (this.record.talk.has(event.segment_id)) this.goTo(event.segment_id);
      return say(what === 'undo' ? 'undone_what' : 'redone_what', { what: toldOf(event, this.record) });
    });
  }

  _quote(wanted) {
    const { quote } = this.record.segment(this.current);
    this.change(() => this.record.setQuote(this.current, quote === wanted ? '' : wanted));
  }

  _memo(of, id, title) {
    if (!this.writes) this.change(() => '');
    else {
      this.showCurrent();
      this.atHand.memo.open(of, id, title);
    }
  }

  _propose() {
    if (!this.writes) {
      this.change(() => '');
      return;
    }
    const [part] = this.choosing.meant;
    const words = this.chosen.length ? say('quoted', { words: shortly(this.record.words(part.segment, part.start, part.end)) }) : say('the_whole_segment');
    askProposal(words, (proposal) => this.change(() => this.record.propose({ ...proposal, part })));
  }

  _deeds() {
    const now = () => this.current;
    return {
      seen: () => this.change(() => this.record.markSeen(now())),
      unsure: () => this.change(() => this.record.setUnsure('segment', now())),
      quoteMe: () => this._quote('quote_me'),
      neverQuote: () => this._quote('never_quote'),
      quote: () => this._quote({ '': 'quote_me', quote_me: 'never_quote', never_quote: 'never_quote' }[this.record.segment(now()).quote]),
      memo: () => this._memo('segment', now(), say('memo_on_segment')),
      memoOnCode: () => this._memo('decision', this.picked, say('memo_on', { name: this.record.nameOf(this.record.kinds.decision.get(this.picked).code_id) })),
      memoOnTranscript: () => this._memo('transcript', this.reading.shown, say('memo_on_the_transcript', { transcript: this.reading.shown })),
      unsureOfCode: () => this.change(() => this.record.setUnsure('decision', this.picked)),
      takeOff: () => this._takeOff(),
      propose: () => this._propose(),
      undo: () => this._back('undo'),
      redo: () => this._back('redo'),
      reveal: () => this.change(() => this._reveal()),
      nextUncoded: () => this._next((id) => this.record.status(id) === 'unseen', say('all_done')),
      nextUnsure: () => this._next((id) => this.record.isUnsure(id), say('none_unsure')),
      nextSuggested: () => this._next((id) => this._waits(id), say('none_waits')),
      openField: () => this.openField(),
      search: () => this.search.open(now()),
      save: () => this.files.save(),
      help: () => showHelp(KEYS, { shortcuts: this.shortcuts, setShortcuts: (on) => this._setShortcuts(on) }),
      progress: () => showProgress(this.record),
    };
  }

  /** Whether suggestions wait for an answer; those that are shown after coding wait from then on. */
  _waits(id) {
    const { arm } = this.record.talk.get(id);
    const known = this.record.suggested(id);
    if (arm === 'code_first' && !this.record.segment(id).revealed) return known.length > 0 && this.record.status(id) !== 'unseen';
    return known.some((one) => !this.record.answer(id, one));
  }

  _setShortcuts(on) {
    this.shortcuts = on;
    preference('shortcuts', on ? 'on' : 'off');
  }
}

/** What an event did, in a few words. */
function toldOf(event, record) {
  const named = event.changed.map(({ of, after, before }) => (of === 'decision' ? record.nameOf((after || before).code_id) : '')).find(Boolean);
  const did = say(`did_${event.what}`);
  return named ? say('did_to', { did, name: named }) : did;
}

const data = JSON.parse(document.getElementById('data').textContent);
speak(data.words);
const desk = new Desk(data);
desk.open();

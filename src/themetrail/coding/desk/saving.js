/* The record kept in the store, change by change, by one window at a time. */
'use strict';

const WAIT_FOR_OTHERS = 250; // milliseconds until a window that is open answers
const WAIT_TO_YIELD = 1500; // and until it has written what it has

class Saving {
  /** `report` is told of each sentence that concerns saving; `onrole` of who may write. */
  constructor(name, record, report, onrole) {
    Object.assign(this, { name, record, report, onrole });
    this.writes = false;
    this.waiting = [];
    this.filed = 0;
    this.chain = Promise.resolve();
    this.problem = '';
  }

  async open() {
    this.store = await openStore(this.name);
    this.windows = new Windows(this.name, (message) => this._hear(message));
    if (!this.store.isKept) this._trouble('forbidden');
    if (await this._isOpenElsewhere()) {
      await this._take();
      this._become(false, 'other');
      return;
    }
    await this._claim();
    // A page cannot tell a private window; where work was found, the browser has kept it.
    if (this.store.isKept && !this.record.log.length) this.report('first', say('saving_first'));
  }

  _isOpenElsewhere() {
    return new Promise((resolve) => {
      this.onanswer = (kind) => { if (kind === 'here') resolve(true); };
      this.windows.post('who');
      setTimeout(() => resolve(false), WAIT_FOR_OTHERS);
    });
  }

  async _claim() {
    const { claim, desk } = await this.store.claim();
    this.desk = desk;
    this.claimed = claim;
    this.windows.post('taken', { claim });
    await this._take();
    this._become(true);
    if (this.draft) {
      const { of, id, text } = this.draft;
      this.record.setMemo(of, id, text);
      this.keepDraft(null);
      this.report('memo', say('memo_was_kept'));
    }
  }

  /** Take up what is in the store. */
  async _take() {
    const { changes, draft, filed } = await this.store.read();
    this.draft = draft;
    this.filed = filed;
    if (this.store.isKept) this.record.restore(changes);
  }

  _become(writes, why = '') {
    this.writes = writes;
    this.report('other', why ? say(`saving_${why}`) : '');
    this.onrole(writes);
  }

  /** Go on in this window, where another one has the desk. */
  async takeOver() {
    const yielded = new Promise((resolve) => {
      this.onanswer = (kind) => { if (kind === 'yielded') resolve(); };
      setTimeout(resolve, WAIT_TO_YIELD);
    });
    this.windows.post('yield');
    await yielded;
    await this._claim();
  }

  async _hear({ kind, claim }) {
    if (kind === 'who' && this.writes) this.windows.post('here');
    else if (kind === 'yield' && this.writes) {
      await this.flush();
      this._become(false, 'taken');
      this.windows.post('yielded');
    } else if (kind === 'taken' && this.writes && claim > this.claimed) this._become(false, 'taken');
    else if (kind === 'saved' && !this.writes) await this._take();
    else if (this.onanswer) this.onanswer(kind);
  }

  /** Keep a change. It is written at once, and again with the next one where that fails. */
  keep(event) {
    const before = this.record.log[this.record.log.length - 2];
    if (before && Date.parse(event.at) < Date.parse(before.at) - 60000) this.report('clock', say('saving_clock'));
    this.waiting.push(event);
    this.flush();
  }

  flush() {
    this.chain = this.chain.then(() => this._writeWaiting());
    return this.chain;
  }

  async _writeWaiting() {
    if (!this.waiting.length || !this.writes) return;
    const events = [...this.waiting];
    try {
      await this.store.append(events);
      this.waiting.splice(0, events.length);
      if (this.store.isKept) this._trouble('');
      this.windows.post('saved');
    } catch (error) {
      if (error instanceof NoLongerMine) this._become(false, 'taken');
      else this._trouble(error && error.name === 'QuotaExceededError' ? 'full' : 'failed');
    }
    this.onrole(this.writes);
  }

  _trouble(problem) {
    this.problem = problem;
    this.report('store', problem ? say(`saving_${problem}`) : '');
  }

  /** Keep the words of a memo while they are typed. */
  keepDraft(draft) {
    if (!this.writes) return;
    this.chain = this.chain.then(() => this.store.keep('draft', draft)).catch(() => {});
  }

  /** Note that a file was saved that holds all changes up to now. */
  noteFile() {
    this.filed = this.record.sequence;
    this.chain = this.chain.then(() => this.store.keep('filed', this.filed)).catch(() => {});
  }

  /** Whether closing the window would lose something. */
  get wouldLose() {
    if (!this.record.log.length || this.record.sequence <= this.filed) return false;
    return !this.store.isKept || this.waiting.length > 0;
  }

  get isOpening() {
    return !this.store;
  }

  get state() {
    if (this.isOpening) return say('state_opening');
    if (!this.writes) return say('state_read_only');
    if (!this.store.isKept) return say('state_not_kept');
    if (!this.waiting.length) return say('state_saved');
    return say(this.problem ? 'state_not_kept' : 'state_saving');
  }
}

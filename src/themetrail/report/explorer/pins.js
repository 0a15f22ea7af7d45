/* Passages chosen for the paper. They are kept in this browser; whatever it does not keep is said. */
'use strict';

const PINNING = { unread: 'pins_unread', forbidden: 'pins_forbidden', full: 'pins_full', failed: 'pins_failed' };
const PIN_COLUMNS = ['group', 'code_id', 'segment_id', 'first_words', 'last_words', 'order', 'edit', 'translation', 'confirmed'];
const FIELDS = ['group', 'code', 'segment', 'first', 'last'];

class Pins {
  /** `report` is told what does not work; `onchange` that the list is another. */
  constructor(study, report, onchange) {
    Object.assign(this, { study, report, onchange });
    this.key = `themetrail-explorer/${study.study}/pins`;
    this.list = [];
    this.writes = true;
    this._read();
    window.addEventListener('storage', (event) => {
      if (event.key !== this.key && event.key !== null) return;
      this._read();
      this.onchange(say('pins_changed_elsewhere'));
    });
  }

  _read() {
    let kept = null;
    try {
      kept = window.localStorage.getItem(this.key);
    } catch {
      this.writes = false;
      this._trouble('forbidden');
      return;
    }
    try {
      const list = JSON.parse(kept || '[]');
      if (!Array.isArray(list) || !list.every((pin) => FIELDS.every((field) => typeof pin[field] === 'string'))) throw new TypeError('no pins');
      this.list = list;
    } catch {
      this.writes = false;
      this._trouble('unread');
    }
  }

  _trouble(what) {
    this.unkept = true;
    this.report('pins', say(PINNING[what]));
  }

  _changed(sentence) {
    this._keep();
    this.onchange(sentence);
  }

  _keep() {
    if (!this.writes) return;
    try {
      window.localStorage.setItem(this.key, JSON.stringify(this.list));
      if (this.unkept) this.report('pins', '');
      this.unkept = false;
    } catch (problem) {
      this._trouble({ QuotaExceededError: 'full', SecurityError: 'forbidden' }[problem.name] || 'failed');
    }
  }

  /** The pins of a code in a group, in their order. */
  of(group, code) {
    return this.list.filter((pin) => pin.group === group && pin.code === code);
  }

  find(group, code, segment) {
    return this.list.find((pin) => pin.group === group && pin.code === code && pin.segment === segment);
  }

  add(pin, name) {
    this.list = [...this.list, pin];
    this._changed(say(pin.first ? 'pinned_words_for' : 'pinned_for', { name }));
  }

  remove(pin, name) {
    this.list = this.list.filter((one) => one !== pin);
    this._changed(say('no_longer_pinned', { name }));
  }

  /** Move a pin among those of its code. */
  move(pin, by) {
    const own = this.of(pin.group, pin.code);
    const other = own[own.indexOf(pin) + by];
    if (!other) return;
    const swapped = new Map([[pin, other], [other, pin]]);
    this.list = this.list.map((one) => swapped.get(one) || one);
    this._changed(say('now_number', { place: own.indexOf(other) + 1, all: own.length }));
  }

  /** How a pin is printed: shortened or with insertions (`edit`), with a `translation` below. The list stays as it is. */
  note(pin, field, text) {
    pin[field] = text.trim();
    this._keep();
  }

  /** The rows of quotations.csv, in the order of groups and of the book. */
  rows() {
    const place = (pin) => [this.study.groups.findIndex((group) => group.id === pin.group), this.study.places.has(pin.code) ? this.study.places.get(pin.code) : this.study.all];
    const sorted = [...this.list].sort((one, other) => place(one)[0] - place(other)[0] || place(one)[1] - place(other)[1]);
    const order = (pin) => this.of(pin.group, pin.code).indexOf(pin) + 1;
    return sorted.map((pin) => [pin.group, pin.code, pin.segment, pin.first, pin.last, order(pin), pin.edit || '', pin.translation || '', pin.confirmed || '']);
  }

  save() {
    saveTable('quotations.csv', PIN_COLUMNS, this.rows());
    this.saved = JSON.stringify(this.list);
  }

  /** Whether closing the window would lose pins. */
  get wouldLose() {
    return Boolean(this.unkept && this.list.length && this.saved !== JSON.stringify(this.list));
  }
}

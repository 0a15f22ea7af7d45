/* A record that is a list of changes, each with what it changed from and to: it can be gone through backwards without
   end, and is written to the store one change at a time. What the changes are of, the record itself knows. */
'use strict';

class Changes {
  /** `now` gives the time, for the record alone: order follows from numbers, never from it. */
  constructor(now = () => new Date().toISOString()) {
    this.now = now;
    this.listeners = [];
  }

  /** Begin anew. What the changes are of is emptied by the record. */
  clear() {
    this.log = [];
    this.undoable = [];
    this.redoable = [];
    this.sequence = 0;
  }

  /** Take up a record that was kept. */
  restore(events) {
    this.clear();
    for (const event of events) this._enter(event);
    this._tell(null);
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  _tell(event) {
    for (const listener of this.listeners) listener(event);
  }

  /** Write one change. `changed` lists what of which kind is how now; what it was before is added here. */
  change(what, segmentId, changed, more = {}) {
    const now = changed.map((one) => ({ ...one, before: this._before(one) }));
    const event = { sequence: this.sequence + 1, at: this.now(), what, segment_id: segmentId || '', changed: now };
    Object.assign(event, more);
    this._enter(event);
    this._tell(event);
    return event;
  }

  _enter(event) {
    for (const one of event.changed) this._apply(one);
    this.sequence = event.sequence;
    this.log.push(event);
    if (event.what === 'undo') this.redoable.push(this.undoable.pop());
    else if (event.what === 'redo') this.undoable.push(this.redoable.pop());
    else if (this._canBeUndone(event)) {
      this.undoable.push(event);
      this.redoable = [];
    }
  }

  _canBeUndone() {
    return true;
  }

  undo() {
    return this._back('undo', this.undoable, 'before');
  }

  redo() {
    return this._back('redo', this.redoable, 'after');
  }

  _back(what, stack, side) {
    const event = stack[stack.length - 1];
    if (!event) return null;
    this.change(what, event.segment_id, event.changed.map((one) => this._gone(one, one[side])), { undoes: event.sequence });
    return event;
  }
}

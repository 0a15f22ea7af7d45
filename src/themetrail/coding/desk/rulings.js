/* What is settled, as a list of changes. */
'use strict';

const RULINGS_FORMAT = 'themetrail adjudication';
const OPEN = { decision: '', reason: '', decided_at: '', decided_by: '' };
const rulingId = (segment, code) => `${segment} ${code}`;

class Rulings extends Changes {
  constructor(data, now) {
    super(now);
    this.data = data;
    this.entries = new Map(data.entries.map((entry) => [entry.id, entry]));
    this.segments = new Map(data.segments.map((segment) => [segment.id, segment]));
    this.clear();
  }

  clear() {
    super.clear();
    this.settled = new Map();
    this.added = new Map();
    this.carried = new Map(this.data.carried.map((one) => [rulingId(one.segment_id, one.code_id), one]));
    this.judge = this.data.judge;
    for (const { id, open, added } of this.data.segments) {
      if (added.length) this.added.set(id, added.map((one) => one.code));
      for (const { code, decision, reason, judge } of [...open, ...added]) {
        if (decision) this.settled.set(rulingId(id, code), { ...OPEN, decision, reason, decided_by: judge });
      }
    }
  }

  // What stands

  nameOf(code) {
    return this.entries.get(code).name;
  }

  ruling(segment, code) {
    return this.settled.get(rulingId(segment, code)) || OPEN;
  }

  /** The codes of a segment that wait or are settled: those that its coders disagree on, then those that were added. */
  codes(segment) {
    return [...this.segments.get(segment).open.map((one) => one.code), ...(this.added.get(segment) || [])];
  }

  get all() {
    return this.data.segments.flatMap(({ id }) => this.codes(id).map((code) => [id, code]));
  }

  counts(pairs = this.all) {
    const rulings = pairs.map(([segment, code]) => this.ruling(segment, code));
    const settled = rulings.filter((one) => one.decision);
    return { all: pairs.length, settled: settled.length, withoutReason: settled.filter((one) => !one.reason).length };
  }

  /** How many rulings that the page was made with stand otherwise here. */
  get otherwise() {
    const made = this.data.segments.flatMap(({ id, open, added }) => [...open, ...added].map((one) => [id, one]));
    return made.filter(([segment, { code, decision, reason }]) => {
      const here = this.ruling(segment, code);
      return decision && (decision !== here.decision || reason !== here.reason);
    }).length;
  }

  // Changes

  _before({ of, id }) {
    return of === 'judge' ? this.judge : this.settled.get(id) || this.carried.get(id) || null;
  }

  _apply({ of, id, segment, code, after }) {
    if (of === 'judge') this.judge = after;
    else this._settle(id, segment, code, after);
  }

  _gone(one, after) {
    return { ...one, after };
  }

  /** What was settled before the page was made anew may be of a segment that is in dispute no more, which the file
      keeps, or of a code that the codebook has no more, of which the page asks anew. */
  _settle(id, segment, code, after) {
    if (!this.entries.has(code)) return;
    if (!this.segments.has(segment)) {
      if (after) this.carried.set(id, { segment_id: segment, code_id: code, ...after });
      else this.carried.delete(id);
      return;
    }
    if (after) this.settled.set(id, after);
    else this.settled.delete(id);
    if (this.segments.get(segment).open.some((one) => one.code === code)) return;
    const added = (this.added.get(segment) || []).filter((one) => one !== code);
    this.added.set(segment, after ? [...added, code] : added);
  }

  _alter(what, segment, code, fields) {
    const id = rulingId(segment, code);
    this.change(what, segment, [{ of: 'ruling', id, segment, code, after: { ...this.ruling(segment, code), ...fields } }]);
  }

  /** Keep a code or drop it; the same again leaves it open. */
  decide(segment, code, decision) {
    const name = this.nameOf(code);
    const extra = !this.segments.get(segment).open.some((one) => one.code === code);
    if (this.ruling(segment, code).decision === decision || (extra && decision === 'drop')) {
      this.change('open', segment, [{ of: 'ruling', id: rulingId(segment, code), segment, code, after: null }]);
      return say(extra ? 'code_off' : 'open_again', { name });
    }
    this._alter(decision, segment, code, { decision, decided_at: this.now(), decided_by: this.judge });
    return say(decision === 'keep' ? 'code_stands' : 'code_does_not_stand', { name });
  }

  /** A code that no coder gave. */
  add(segment, code) {
    if (this.codes(segment).includes(code)) return say('is_there_already', { name: this.nameOf(code) });
    this._alter('add', segment, code, { decision: 'keep', decided_at: this.now(), decided_by: this.judge });
    return say('code_added', { name: this.nameOf(code) });
  }

  /** The reason of a ruling. Named as a memo is, so that what is being typed can be kept like one. */
  setMemo(of, id, reason) {
    const [segment, code] = this.all.find(([one, other]) => rulingId(one, other) === id) || [];
    if (!code || this.ruling(segment, code).reason === reason) return;
    this._alter('reason', segment, code, { reason });
  }

  setJudge(judge) {
    if (judge !== this.judge) this.change('judge', '', [{ of: 'judge', id: '', after: judge }]);
  }

  // The file

  exported(desk) {
    return {
      format: RULINGS_FORMAT,
      version: this.data.version,
      round: this.data.round,
      issue: this.data.issue,
      decided_by: this.judge,
      desk,
      sequence: this.sequence,
      exported_at: this.now(),
      rulings: [...this.all.map(([segment, code]) => this._written(segment, code)), ...this.carried.values()],
      history: this.log,
    };
  }

  _written(segment, code) {
    const { decision, reason, decided_at: at, decided_by: by } = this.ruling(segment, code);
    const who = decision ? by || this.judge : '';
    return { segment_id: segment, code_id: code, decision, reason: decision ? reason : '', decided_at: at, decided_by: who };
  }

  /** Why a document is none that this page takes, in a sentence; empty where it is. */
  refusalOf(document) {
    if (!document || document.format !== RULINGS_FORMAT) return say('no_adjudication');
    if (document.version !== this.data.version) return say('other_page_version');
    if (document.round !== this.data.round || document.issue !== this.data.issue) {
      return say('other_adjudication', { round: this.data.round });
    }
    const isHere = (one) => this.segments.has(one.segment_id) || this.carried.has(rulingId(one.segment_id, one.code_id));
    const fits = (one) => one && isHere(one) && this.entries.has(one.code_id) && ['', 'keep', 'drop'].includes(one.decision) && typeof one.reason === 'string';
    if (!Array.isArray(document.rulings) || !document.rulings.every(fits)) {
      return say('does_not_fit');
    }
    return '';
  }

  /** Take over what a file says, as one change. */
  take(document) {
    const wanted = new Map(document.rulings.filter((one) => one.decision && this.segments.has(one.segment_id)).map((one) => [rulingId(one.segment_id, one.code_id), one]));
    const changed = this.all.filter(([segment, code]) => !wanted.has(rulingId(segment, code)) && this.ruling(segment, code).decision)
      .map(([segment, code]) => ({ of: 'ruling', id: rulingId(segment, code), segment, code, after: null }));
    for (const [id, one] of wanted) {
      const after = { decision: one.decision, reason: one.reason, decided_at: one.decided_at || '', decided_by: one.decided_by || '' };
      changed.push({ of: 'ruling', id, segment: one.segment_id, code: one.code_id, after });
    }
    if (typeof document.decided_by === 'string') changed.push({ of: 'judge', id: '', after: document.decided_by });
    this.change('import', '', changed, { of: { desk: document.desk, sequence: document.sequence } });
  }
}

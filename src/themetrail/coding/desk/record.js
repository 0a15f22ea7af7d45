/* What is decided, as a list of changes. */
'use strict';

const STANDING = ['own', 'accepted', 'edited'];
const UNTOUCHED = { seen: false, revealed: false, revealed_at: '', unsure: false, memo: '', quote: '' };
const decisionId = (segment, start, end, code) => `${segment} ${start} ${end} ${code}`;
const KINDS = ['segment', 'decision', 'transcript', 'proposal'];

class Record extends Changes {
  /** `data` is the page's, `now` as in Changes. */
  constructor(data, now) {
    super(now);
    this.entries = new Map(data.entries.map((entry) => [entry.id, entry]));
    this.suggestions = new Map(Object.entries(data.suggestions));
    this.talk = new Map();
    this.order = [];
    this.transcriptIds = data.transcripts.map((transcript) => transcript.id);
    for (const transcript of data.transcripts) this._take(transcript);
    this.places = new Map(this.order.map((id, place) => [id, place]));
    this.clear();
  }

  _take(transcript) {
    for (const turn of transcript.turns) {
      for (const [id, start, text, arm] of turn.segments) {
        if (!arm) continue;
        const end = start + lengthOf(text);
        this.talk.set(id, { id, start, end, text, arm, transcript: transcript.id, turn: turn.turn, question: turn.question });
        this.order.push(id);
      }
    }
  }

  clear() {
    super.clear();
    this.kinds = Object.fromEntries(KINDS.map((kind) => [kind, new Map()]));
    this.ofSegment = new Map();
    this.statuses = new Map();
  }

  // What stands

  segment(id) {
    return this.kinds.segment.get(id) || UNTOUCHED;
  }

  decisions(segmentId) {
    const ids = this.ofSegment.get(segmentId) || [];
    return [...ids]
      .map((id) => ({ id, ...this.kinds.decision.get(id) }))
      .sort((one, other) => one.start - other.start || other.end - one.end || (one.code_id < other.code_id ? -1 : 1));
  }

  standing(segmentId) {
    return this.decisions(segmentId).filter((decision) => STANDING.includes(decision.action));
  }

  /** coded, no_code or unseen. */
  status(segmentId) {
    if (!this.statuses.has(segmentId)) this.statuses.set(segmentId, this._status(segmentId));
    return this.statuses.get(segmentId);
  }

  _status(segmentId) {
    const decisions = this.decisions(segmentId);
    if (decisions.some((decision) => STANDING.includes(decision.action))) return 'coded';
    const { seen, memo } = this.segment(segmentId);
    return seen || memo || decisions.length ? 'no_code' : 'unseen';
  }

  isUnsure(segmentId) {
    return this.segment(segmentId).unsure || this.decisions(segmentId).some((decision) => decision.unsure);
  }

  /** Whether suggestions were on view beside a segment; where there are none, nothing was. */
  onView(segmentId) {
    const { arm } = this.talk.get(segmentId);
    if (!this.suggestions.has(segmentId)) return false;
    return arm === 'suggestions' || (arm === 'code_first' && this.segment(segmentId).revealed);
  }

  suggested(segmentId) {
    return (this.suggestions.get(segmentId) || []).map(([rank, code, probability, examples, speaksFor, speaksAgainst, counterexample]) => ({
      rank,
      code,
      probability,
      examples,
      speaksFor,
      speaksAgainst,
      counterexample,
    }));
  }

  /** The coder's answer to a suggestion: accepted, edited, refused, own (given without it), or nothing. */
  answer(segmentId, suggestion) {
    const decisions = this.decisions(segmentId);
    const answered = decisions.find((decision) => decision.rank === suggestion.rank);
    if (answered) return answered.action;
    return decisions.some((decision) => decision.code_id === suggestion.code) ? 'own' : '';
  }

  words(segmentId, start, end) {
    const { text, start: first } = this.talk.get(segmentId);
    return stretchOf(text, start - first, end - first);
  }

  whole(segmentId) {
    const { start, end } = this.talk.get(segmentId);
    return { segment: segmentId, start, end };
  }

  nameOf(code) {
    return this.entries.get(code).name;
  }

  // Changes

  _before({ of, id }) {
    return this.kinds[of].get(id) || null;
  }

  _apply({ of, id, after }) {
    this._set(of, id, after);
  }

  /** What was seen cannot be unseen. */
  _canBeUndone(event) {
    return event.what !== 'reveal';
  }

  _gone(one, fields) {
    return { of: one.of, id: one.id, after: this._stillSeen(one, fields) };
  }

  _set(kind, id, value) {
    const table = this.kinds[kind];
    const segmentId = kind === 'segment' ? id : kind === 'decision' ? (value || table.get(id) || {}).segment_id : '';
    if (value) table.set(id, value);
    else table.delete(id);
    if (kind === 'decision' && segmentId) {
      const ids = this.ofSegment.get(segmentId) || new Set();
      if (value) ids.add(id);
      else ids.delete(id);
      this.ofSegment.set(segmentId, ids);
    }
    this.statuses.delete(segmentId);
  }

  /** What a segment goes back to: suggestions that were revealed since have been seen. */
  _stillSeen({ of, id }, fields) {
    const now = of === 'segment' && this.segment(id);
    if (!now || !now.revealed) return fields;
    return { ...(fields || UNTOUCHED), revealed: true, revealed_at: now.revealed_at };
  }

  /** Change fields of a segment. */
  alter(what, segmentId, fields) {
    return this.change(what, segmentId, [{ of: 'segment', id: segmentId, after: { ...this.segment(segmentId), ...fields } }]);
  }

  _afterCoding(segmentId) {
    const now = this.segment(segmentId);
    return now.seen ? [{ of: 'segment', id: segmentId, after: { ...now, seen: false } }] : [];
  }

  /** Give a code to stretches of words. `rank` is that of the suggestion it answers, if it answers one. */
  code(parts, code, rank = null) {
    const changed = [];
    const span = parts.length > 1 ? `s${this.sequence + 1}` : '';
    for (const { segment, start, end } of parts) {
      const id = decisionId(segment, start, end, code);
      const there = this.kinds.decision.get(id);
      if (there && STANDING.includes(there.action)) continue;
      const decision = this._decision({ segment, start, end }, code, this._action(segment, start, end, code, rank), rank);
      changed.push({ of: 'decision', id, after: { ...decision, span } });
      changed.push(...this._refusalsOf(segment, code, rank).filter((one) => one.id !== id));
      changed.push(...this._inItsPlace(segment, code, rank));
      changed.push(...this._afterCoding(segment));
    }
    const name = this.nameOf(code);
    if (!changed.length) return say('stands_already', { name });
    const gone = changed.find((one) => one.of === 'decision' && !one.after && STANDING.includes(this.kinds.decision.get(one.id).action));
    const other = gone ? this.nameOf(this.kinds.decision.get(gone.id).code_id) : '';
    this.change(rank === null ? 'code' : changed[0].after.action === 'accepted' ? 'accept' : 'edit', parts[0].segment, changed);
    return say(gone ? 'code_given_instead' : 'code_given', { name, other, words: this._meant(parts) });
  }

  _action(segment, start, end, code, rank) {
    if (rank === null) return 'own';
    const whole = this.whole(segment);
    const same = this.suggested(segment).some((one) => one.rank === rank && one.code === code);
    return same && whole.start === start && whole.end === end ? 'accepted' : 'edited';
  }

  _decision({ segment, start, end }, code, action, rank) {
    return {
      segment_id: segment,
      start,
      end,
      code_id: code,
      action,
      rank,
      memo: '',
      unsure: false,
      on_view: this.onView(segment),
      decided_at: this.now(),
      span: '',
    };
  }

  /** Refusals that giving a code takes back: of this code, or of the suggestion that is answered now. */
  _refusalsOf(segment, code, rank) {
    return this.decisions(segment)
      .filter((one) => one.action === 'refused' && (one.code_id === code || (rank !== null && one.rank === rank)))
      .map((one) => ({ of: 'decision', id: one.id, after: null }));
  }

  /** A suggestion has one answer: another code in its place takes off what was accepted of it, and to accept it after
      all makes a code that stood in its place one of the coder's own. */
  _inItsPlace(segment, code, rank) {
    if (rank === null) return [];
    const { code: suggested } = this.suggested(segment).find((one) => one.rank === rank);
    return this.standing(segment)
      .filter((one) => one.rank === rank && one.code_id !== code && (one.code_id === suggested || code === suggested))
      .map(({ id, ...one }) => ({ of: 'decision', id, after: code === suggested ? { ...one, action: 'own', rank: null } : null }));
  }

  _meant(parts) {
    const words = parts.map(({ segment, start, end }) => this.words(segment, start, end)).join(' … ');
    const { segment, start, end } = parts[0];
    const whole = this.whole(segment);
    if (parts.length === 1 && whole.start === start && whole.end === end) return say('whole_segment');
    return say('quoted', { words: shortly(words) });
  }

  /** Take a decision off again. */
  uncode(id) {
    const decision = this.kinds.decision.get(id);
    this.change('uncode', decision.segment_id, [{ of: 'decision', id, after: null }]);
    const name = this.nameOf(decision.code_id);
    return say(decision.action === 'refused' ? 'no_longer_refused' : 'taken_off', { name });
  }

  /** Refuse a suggestion. Says why it cannot be where the coder gave the code without it. */
  refuse(segmentId, suggestion) {
    const decisions = this.decisions(segmentId);
    const mine = decisions.filter((one) => one.rank === suggestion.rank);
    const name = this.nameOf(suggestion.code);
    if (mine.some((one) => one.action === 'refused')) return say('refused_already', { name });
    const kept = decisions.some((one) => one.code_id === suggestion.code && one.rank !== suggestion.rank);
    if (kept) return say('own_decision_stands', { name });
    const other = mine.find((one) => one.code_id !== suggestion.code);
    if (other) return say('other_stands_instead', { name, other: this.nameOf(other.code_id) });
    const part = this.whole(segmentId);
    const id = decisionId(segmentId, part.start, part.end, suggestion.code);
    const gone = mine.filter((one) => one.id !== id).map((one) => ({ of: 'decision', id: one.id, after: null }));
    const after = this._decision(part, suggestion.code, 'refused', suggestion.rank);
    this.change('refuse', segmentId, [...gone, { of: 'decision', id, after }, ...this._afterCoding(segmentId)]);
    return say('code_refused', { name });
  }

  /** Seen, and nothing fits; or no longer so. */
  markSeen(segmentId) {
    if (this.standing(segmentId).length) return say('codes_stand');
    const { seen } = this.segment(segmentId);
    this.alter(seen ? 'unseen' : 'seen', segmentId, { seen: !seen });
    return say(seen ? 'not_yet_seen' : 'seen_nothing_fits');
  }

  reveal(segmentId) {
    if (this.segment(segmentId).revealed) return false;
    this.alter('reveal', segmentId, { revealed: true, revealed_at: this.now() });
    return true;
  }

  setMemo(of, id, memo) {
    const now = this.kinds[of].get(id) || (of === 'segment' ? UNTOUCHED : { memo: '' });
    if (now.memo === memo || (of === 'decision' && !this.kinds.decision.has(id))) return;
    const segmentId = of === 'segment' ? id : now.segment_id || '';
    const empty = of === 'transcript' && !memo;
    this.change('memo', segmentId, [{ of, id, after: empty ? null : { ...now, memo } }]);
  }

  setUnsure(of, id) {
    const now = of === 'segment' ? this.segment(id) : this.kinds.decision.get(id);
    const after = { ...now, unsure: !now.unsure };
    this.change('unsure', of === 'segment' ? id : now.segment_id, [{ of, id, after }]);
    return say(after.unsure ? 'marked_unsure' : 'no_longer_unsure');
  }

  setQuote(segmentId, quote) {
    this.alter('quote', segmentId, { quote });
    return say({ quote_me: 'said_quote_me', never_quote: 'said_never_quote', '': 'said_may_be_quoted' }[quote]);
  }

  propose({ name, definition, memo, part }) {
    const id = `p${this.sequence + 1}`;
    const after = { name, definition, memo, segment_id: part.segment, start: part.start, end: part.end, at: this.now() };
    this.change('propose', part.segment, [{ of: 'proposal', id, after }]);
    return say('proposed_for_meeting', { name });
  }

  withdrawProposal(id) {
    const { segment_id: segmentId } = this.kinds.proposal.get(id);
    this.change('propose', segmentId, [{ of: 'proposal', id, after: null }]);
  }
}

/* The study as the page holds it, and what follows from it. Segments, codes, people and coders are told by their places. */
'use strict';

class Study {
  constructor(data) {
    Object.assign(this, data);
    this._linkEntries();
    this._linkPeople();
    this._linkTalk();
    this._linkPairs();
  }

  _linkEntries() {
    this.places = new Map(this.entries.map((entry, place) => [entry.id, place]));
    this.all = this.entries.length; // stands for all themes together
    for (const [place, entry] of this.entries.entries()) Object.assign(entry, { place, below: [], depth: 0 });
    this.top = [];
    for (const entry of this.entries) (entry.parent ? this.entries[this.places.get(entry.parent)].below : this.top).push(entry);
    const sink = (entries, above) => {
      for (const entry of entries) {
        entry.path = [...above, entry.place];
        entry.depth = above.length;
        sink(entry.below, entry.path);
      }
    };
    sink(this.top, []);
    this.paths = this.entries.map((entry) => [...entry.path, this.all]);
    this.ordered = [];
    const walk = (entries) => { for (const entry of entries) { this.ordered.push(entry); walk(entry.below); } };
    walk(this.top);
  }

  _linkPeople() {
    this.groupOf = new Map(this.groups.map((group) => [group.id, group]));
    this.personOf = new Map(this.participants.map((person, place) => [person.id, place]));
    for (const group of this.groups) group.members = [];
    for (const [member, [group]] of this.members.entries()) this.groupOf.get(group).members.push(member);
    for (const group of this.groups) group.of = this.counts[group.id] ? this.counts[group.id].of : group.members.length;
  }

  _linkTalk() {
    const { segments } = this;
    this.size = segments.id.length;
    this.segmentOf = new Map(segments.id.map((id, place) => [id, place]));
    this.transcriptOf = new Int32Array(this.size);
    this.withheld = new Uint8Array(this.size);
    for (const place of segments.withheld) this.withheld[place] = 1;
    this.toConfirm = new Set(segments.to_confirm);
    let first = 0;
    for (const [place, transcript] of this.transcripts.entries()) {
      Object.assign(transcript, { place, first, end: first + transcript.segments });
      this.transcriptOf.fill(place, first, transcript.end);
      first = transcript.end;
    }
    this.transcriptNamed = new Map(this.transcripts.map((one) => [one.id, one]));
  }

  _linkPairs() {
    for (const name of ['segment', 'code', 'outcome']) this.pairs[name] = Int32Array.from(this.pairs[name]);
    this.pairFrom = new Int32Array(this.size + 1);
    for (const segment of this.pairs.segment) this.pairFrom[segment + 1] += 1;
    for (let segment = 0; segment < this.size; segment += 1) this.pairFrom[segment + 1] += this.pairFrom[segment];
    this.memberOf = Int32Array.from(this.segments.member);
    this.searched = Int32Array.from(new Set(this.pairs.segment)).filter((segment) => this.memberOf[segment] >= 0);
    this.reasonOf = new Map(this.reasons);
    this.stretchesOf = Map.groupBy(this.stretches, ([pair]) => pair);
    this.memosOf = Map.groupBy(this.memos, ([segment]) => segment);
  }

  /** The pairs of a segment and its codes, in the order of the book. */
  pairsOf(segment) {
    return Array.from({ length: this.pairFrom[segment + 1] - this.pairFrom[segment] }, (_, n) => this.pairFrom[segment] + n);
  }

  outcome(pair) {
    return this.outcomes[this.pairs.outcome[pair]];
  }

  entry(pair) {
    return this.entries[this.pairs.code[pair]];
  }

  isUnder(pair, entry) {
    return !entry || entry.path.length <= this.entry(pair).path.length && this.entry(pair).path[entry.depth] === entry.place;
  }

  pathName(entry) {
    return entry.path.map((place) => this.entries[place].name).join(' › ');
  }

  text(segment) {
    return this.segments.text[segment];
  }

  transcript(segment) {
    return this.transcripts[this.transcriptOf[segment]];
  }

  speaker(segment) {
    return this.segments.speakers[this.segments.speaker[segment]];
  }

  /** The group and the participant of a segment; null of what nobody in a group said. */
  member(segment) {
    const place = this.memberOf[segment];
    if (place < 0) return null;
    const [group, person] = this.members[place];
    return { place, group: this.groupOf.get(group), person: this.participants[person] };
  }

  /** Which turn of its transcript a segment is in, in words. */
  turnName(segment) {
    return say('turn', { turn: String(this.segments.turn[segment]) });
  }

  /** Where it was said: `Job Coach 2, interviews, INT1, turn 17`. */
  source(segment) {
    const member = this.member(segment);
    const parts = [this.speaker(segment), member ? member.group.name : '', this.transcript(segment).id, this.turnName(segment)];
    return parts.filter(Boolean).join(', ');
  }

  /** What coders noted on a segment, or on it as a whole and on one of its codes. */
  notesOn(segment, code = null) {
    const found = this.memosOf.get(segment) || [];
    return code === null ? found : found.filter(([, of]) => of < 0 || of === code);
  }

  /** The coders who read a segment in the round that decides on it. */
  readersOf(segment) {
    const set = this.readers.of[segment];
    return set < 0 ? [] : this.readers.sets[set];
  }
}

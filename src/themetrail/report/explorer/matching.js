/* Which passages match what is asked, and of how many people. */
'use strict';

// By which decisions passages are chosen: what its button says, and what stands among all that is asked.
const ONLY = {
  disagreed: ['only_disagreed', 'asked_disagreed'],
  adjudicated: ['only_adjudicated', 'asked_adjudicated'],
  suggested: ['only_suggested', 'asked_suggested'],
  one_coder: ['only_one_coder', 'asked_one_coder'],
  memo: ['only_memo', 'asked_memo'],
};

class Matching {
  constructor(study, words) {
    Object.assign(this, { study, words });
    this.flags = study.outcomes.map((one) => new Set(flagsOf(one)));
    this.stands = study.outcomes.map((one) => one.status === 'stands');
    this.given = study.outcomes.map((one) => one.status !== 'suggested');
  }

  /** Passages by entry, passages by entry and member, and the segments of the entry that is chosen. */
  of(state) {
    const { study } = this;
    const hits = this.words.hits(state.words);
    const only = onlyOf(state);
    const wanted = this.study.outcomes.map((_, kind) => this._isWanted(kind, only));
    const people = this._peopleOf(state);
    const M = study.members.length;
    const passages = new Uint32Array(study.all + 1);
    const cells = new Uint16Array((study.all + 1) * M);
    const last = new Int32Array(study.all + 1).fill(-1);
    const chosen = study.places.has(state.code) ? study.places.get(state.code) : study.all;
    const found = [];
    const { segment: segments, code: codes, outcome: outcomes } = study.pairs;
    const { memberOf, paths } = study;
    const noted = only.has('memo');
    for (let pair = 0; pair < segments.length; pair += 1) {
      const segment = segments[pair];
      const member = memberOf[segment];
      if (member < 0 || !people[member] || !wanted[outcomes[pair]] || (hits && !hits[segment])) continue;
      if (noted && !study.notesOn(segment, codes[pair]).length) continue;
      const path = paths[codes[pair]];
      for (let step = 0; step < path.length; step += 1) {
        const entry = path[step];
        if (last[entry] === segment) continue;
        last[entry] = segment;
        passages[entry] += 1;
        cells[entry * M + member] += 1;
        if (entry === chosen) found.push(segment);
      }
    }
    return { passages, cells, found, filtered: Boolean(hits || only.size), M };
  }

  /** Whether a pair of a segment and a code is among what is asked. */
  holds(pair, state) {
    const only = onlyOf(state);
    if (!this._isWanted(this.study.pairs.outcome[pair], only)) return false;
    return !only.has('memo') || this.study.notesOn(this.study.pairs.segment[pair], this.study.pairs.code[pair]).length > 0;
  }

  _isWanted(kind, only) {
    if (!only.size) return this.stands[kind];
    if (!this.given[kind] && !only.has('suggested')) return false;
    return [...only].every((flag) => flag === 'memo' || this.flags[kind].has(flag));
  }

  _peopleOf(state) {
    const { study } = this;
    const person = study.personOf.get(state.who);
    return study.members.map(([group, who]) => (!state.group || group === state.group) && (person === undefined || who === person));
  }
}

const onlyOf = (state) => new Set(state.only.split(',').filter((flag) => flag in ONLY));

function flagsOf({ votes, judge, rank }) {
  const gave = votes.filter(([, did]) => did).length;
  return [gave && gave < votes.length && 'disagreed', judge && 'adjudicated', rank && 'suggested', votes.length === 1 && 'one_coder'].filter(Boolean);
}

/** How many members of a group mention an entry, in what matches. */
function peopleIn({ cells, M }, entry, group) {
  let n = 0;
  for (const member of group.members) if (cells[entry * M + member]) n += 1;
  return n;
}

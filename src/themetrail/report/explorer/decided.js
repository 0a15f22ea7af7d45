/* What coders did with a code, and how it was settled, in words. */
'use strict';

const ACTIONS = {
  own: 'by_themselves',
  accepted: 'accepted',
  edited: 'edited',
  split: 'split',
  refused: 'refused',
  ignored: 'ignored',
  split_none: 'split_none',
};
const RULES = {
  single: 'single_gave',
  union: 'union_gave',
  intersection: 'intersection_gave',
  majority: 'majority_gave',
  primary: 'primary_gave',
};
const FALLEN = {
  single: 'single_did_not',
  union: 'union_did_not',
  intersection: 'intersection_did_not',
  majority: 'majority_did_not',
  primary: 'primary_did_not',
};
const WAITING = {
  tie: 'tie',
  primary_has_not_seen_it: 'primary_awaited',
  split_open: 'split_awaited',
};

/** What a table of names of sentences has for a key; the key itself where it has none. */
const saidOf = (names, key) => (key in names ? say(names[key]) : key);

/** How a code of a segment was settled. */
function verdictOf({ status, rule, judge }) {
  if (status === 'stands') return judge ? say('kept_by', { judge }) : say('stands', { why: saidOf(RULES, rule) });
  if (status === 'dropped') return say('dropped_by', { judge });
  if (status === 'open') return say('open', { why: saidOf(WAITING, rule) });
  if (status === 'fell') return say('does_not_stand', { why: saidOf(FALLEN, rule) });
  return say('only_proposed');
}

const coderWith = (study, [coder, , action]) => study.coders[coder] + (action ? ` (${saidOf(ACTIONS, action)})` : '');
const listOf = (names) => names.join(', ') || say('nobody');

/** All that is known of a code of a segment: pairs of what it is and its words. */
function toldOf(study, pair) {
  const outcome = study.outcome(pair);
  const gave = outcome.votes.filter(([, did]) => did);
  const not = outcome.votes.filter(([, did]) => !did);
  const told = [[say('given_by'), listOf(gave.map((vote) => coderWith(study, vote)))]];
  if (not.length) told.push([say('not_given_by'), listOf(not.map((vote) => coderWith(study, vote)))]);
  told.push([say('suggested'), suggestedTo(study, outcome)]);
  if (outcome.judge) told.push([say('reason'), study.reasonOf.get(pair) || say('no_reason')]);
  for (const [round, coders] of outcome.earlier) told.push([say('in_round', { round }), say('given_by_coders', { coders: listOf(coders.map((one) => study.coders[one])) })]);
  const segment = study.pairs.segment[pair];
  for (const [, coder, start, end] of study.withheld[segment] ? [] : study.stretchesOf.get(pair) || []) {
    told.push([say('marked_by', { coder: study.coders[coder] }), say('quoted', { words: stretchOf(study.text(segment), start, end) })]);
  }
  return told;
}

/** Whether the code was suggested, and for whom suggestions were on view. */
function suggestedTo(study, { rank, votes }) {
  if (!rank) return say('not_suggested');
  const named = (wanted) => votes.filter(([, , , view]) => view === wanted).map(([coder]) => study.coders[coder]);
  const parts = [['on_view_for', named('yes')], ['not_on_view_for', named('no')], ['after_coding_for', named('')]];
  const views = parts.filter(([, who]) => who.length).map(([how, who]) => say(how, { coders: who.join(', ') }));
  return [say('as_number', { rank }), ...views].join(say('then'));
}

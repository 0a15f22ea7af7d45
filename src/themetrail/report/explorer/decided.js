/* What coders did with a code, and how it was settled, in words. */
'use strict';

const ACTIONS = {
  own: 'of their own',
  accepted: 'accepted the suggestion',
  edited: 'took it instead of a suggestion',
  split: 'chose it after a split',
  refused: 'refused the suggestion',
  ignored: 'left the suggestion unanswered',
  split_none: 'chose none after a split',
};
const RULES = {
  single: 'one coder read it',
  union: 'any coder’s code stands',
  intersection: 'all coders gave it',
  majority: 'more than half of the coders gave it',
  primary: 'the primary coder gave it',
};
const FALLEN = {
  single: 'the one coder who read it did not give it',
  union: 'nobody who read it last gave it',
  intersection: 'not all coders gave it',
  majority: 'not more than half of the coders gave it',
  primary: 'the primary coder did not give it',
};
const WAITING = {
  tie: 'half of the coders gave it; an adjudicator has to settle it',
  primary_has_not_seen_it: 'the primary coder has not read it',
  split_open: 'a coder has still to say which code it is since a split',
};

/** How a code of a segment was settled. */
function verdictOf({ status, rule, judge }) {
  if (status === 'stands') return judge ? `Stands: kept by ${judge}` : `Stands: ${RULES[rule] || rule}`;
  if (status === 'dropped') return `Does not stand: dropped by ${judge}`;
  if (status === 'open') return `Open: ${WAITING[rule] || rule}`;
  if (status === 'fell') return `Does not stand: ${FALLEN[rule] || rule}`;
  return 'Suggested, and given by nobody';
}

const coderWith = (study, [coder, , action]) => study.coders[coder] + (action ? ` (${ACTIONS[action] || action})` : '');
const listOf = (names) => names.join(', ') || 'nobody';

/** All that is known of a code of a segment: pairs of what it is and its words. */
function toldOf(study, pair) {
  const outcome = study.outcome(pair);
  const gave = outcome.votes.filter(([, did]) => did);
  const not = outcome.votes.filter(([, did]) => !did);
  const told = [['Given by', listOf(gave.map((vote) => coderWith(study, vote)))]];
  if (not.length) told.push(['Read, not given by', listOf(not.map((vote) => coderWith(study, vote)))]);
  told.push(['Suggested', suggestedTo(study, outcome)]);
  if (outcome.judge) told.push(['Reason', study.reasonOf.get(pair) || 'none was given']);
  for (const [round, coders] of outcome.earlier) told.push([`In round ${round}`, `given by ${listOf(coders.map((one) => study.coders[one]))}`]);
  const segment = study.pairs.segment[pair];
  for (const [, coder, start, end] of study.withheld[segment] ? [] : study.stretchesOf.get(pair) || []) {
    told.push([`${study.coders[coder]} marked`, `“${stretchOf(study.text(segment), start, end)}”`]);
  }
  return told;
}

/** Whether the code was suggested, and for whom suggestions were on view. */
function suggestedTo(study, { rank, votes }) {
  if (!rank) return 'no';
  const named = (wanted) => votes.filter(([, , , view]) => view === wanted).map(([coder]) => study.coders[coder]);
  const parts = [['on view for', named('yes')], ['not on view for', named('no')], ['shown after coding, if asked for, to', named('')]];
  const views = parts.filter(([, who]) => who.length).map(([how, who]) => `${how} ${who.join(', ')}`);
  return [`as number ${rank}`, ...views].join('; ');
}

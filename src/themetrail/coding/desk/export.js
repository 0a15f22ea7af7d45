/* The file that goes back, and its way in again. */
'use strict';

const DECISION_FIELDS = ['segment_id', 'start', 'end', 'code_id', 'action', 'rank', 'memo', 'unsure', 'on_view', 'decided_at', 'span'];

/** Everything that was decided, as one document. `desk` is the id of this browser's store. */
function exported(record, data, desk) {
  const decisions = record.order.flatMap((id) => record.decisions(id));
  return {
    format: data.format,
    version: data.version,
    round: data.round,
    issue: data.issue,
    coder_id: data.coder,
    desk,
    sequence: record.sequence,
    exported_at: record.now(),
    segments: record.order.map((id) => {
      const { revealed, revealed_at, unsure, memo, quote } = record.segment(id);
      return { segment_id: id, status: record.status(id), revealed, revealed_at, unsure, memo, quote };
    }),
    decisions: decisions.map((decision) => ({
      ...Object.fromEntries(DECISION_FIELDS.map((field) => [field, decision[field]])),
      words: record.words(decision.segment_id, decision.start, decision.end),
    })),
    transcripts: [...record.kinds.transcript].map(([id, { memo }]) => ({ transcript_id: id, memo })),
    proposals: [...record.kinds.proposal.values()].map((one) => ({
      ...one,
      words: record.words(one.segment_id, one.start, one.end),
    })),
    history: record.log,
  };
}

/** The document in a file, or why it is none that this desk takes: one sentence. */
function readExport(text, record, data) {
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    return { refused: say('not_json') };
  }
  const refused = whyNot(document, record, data);
  return refused ? { refused } : { document };
}

function whyNot(document, record, data) {
  if (!document || document.format !== data.format) return say('not_of_desk');
  if (document.version !== data.version) {
    return say('other_version', { theirs: shortly(String(document.version), 20), here: data.version });
  }
  if (document.coder_id !== data.coder) {
    return say('other_coder', { theirs: shortly(String(document.coder_id), 40), here: data.coder });
  }
  if (document.round !== data.round) {
    return say('other_round', { theirs: shortly(String(document.round), 40), here: data.round });
  }
  if (document.issue !== data.issue) {
    return say('other_issue', { round: data.round });
  }
  return whatIsDamaged(document, record);
}

const isText = (value) => typeof value === 'string';
const isFlag = (value) => typeof value === 'boolean';
const isNumber = Number.isInteger;

function whatIsDamaged(document, record) {
  const damaged = (what, facts) => say('damaged', { what: say(what, facts) });
  for (const part of ['segments', 'decisions', 'transcripts', 'proposals', 'history']) {
    if (!Array.isArray(document[part])) return damaged('damaged_part', { part });
  }
  if (!isNumber(document.sequence) || document.sequence < 0 || !isText(document.desk)) return damaged('damaged_head');
  const given = new Set(document.segments.map((one) => one && one.segment_id));
  if (given.size !== document.segments.length) return damaged('damaged_twice');
  const missing = record.order.find((id) => !given.has(id));
  if (missing) return damaged('damaged_missing', { segment: missing });
  for (const one of document.segments) {
    if (!record.talk.has(one.segment_id)) return damaged('damaged_unknown');
    const { status, revealed, revealed_at: at, unsure, memo, quote } = one;
    const whole = ['coded', 'no_code', 'unseen'].includes(status) && isFlag(revealed) && isFlag(unsure) && isText(at) && isText(memo);
    if (!whole || !['', 'quote_me', 'never_quote'].includes(quote)) return damaged('damaged_segment', { segment: one.segment_id });
  }
  const wrong = document.decisions.find((one) => !isDecision(one, record)) || document.proposals.find((one) => !isProposal(one, record));
  if (wrong) return damaged('damaged_decision', { segment: shortly(String(wrong && wrong.segment_id), 40) });
  if (document.transcripts.some((one) => !one || !record.transcriptIds.includes(one.transcript_id) || !isText(one.memo))) {
    return damaged('damaged_memo');
  }
  return document.history.every((event, place, all) => isEvent(event, all[place - 1], record)) ? '' : damaged('damaged_history');
}

function isStretch(one, record) {
  const segment = one && record.talk.get(one.segment_id);
  if (!segment || !isNumber(one.start) || !isNumber(one.end)) return false;
  if (one.start < segment.start || one.end > segment.end || one.start > one.end) return false;
  return record.words(one.segment_id, one.start, one.end) === one.words;
}

function isDecision(one, record) {
  if (!isStretch(one, record) || ![...STANDING, 'refused'].includes(one.action)) return false;
  const entry = record.entries.get(one.code_id);
  const ranked = one.rank === null || isNumber(one.rank);
  const texts = [one.memo, one.decided_at, one.span].every(isText);
  return Boolean(entry) && entry.applied && ranked && texts && isFlag(one.unsure) && isFlag(one.on_view);
}

function isProposal(one, record) {
  return isStretch(one, record) && [one.name, one.definition, one.memo, one.at].every(isText);
}

function isEvent(event, earlier, record) {
  if (!event || !isNumber(event.sequence) || !isText(event.at) || !isText(event.what) || !isText(event.segment_id)) return false;
  if (earlier && event.sequence <= earlier.sequence) return false;
  return Array.isArray(event.changed) && event.changed.every((one) => isChange(one, record));
}

function isChange(one, record) {
  if (!one || !KINDS.includes(one.of) || !isText(one.id)) return false;
  if (one.of === 'segment' && !record.talk.has(one.id)) return false;
  const known = (fields) => record.talk.has(fields.segment_id) && (record.entries.get(fields.code_id) || {}).applied;
  return [one.before, one.after].every((fields) => fields === null || (typeof fields === 'object' && (one.of !== 'decision' || known(fields))));
}

/** Whether loading a document would take a newer record back: a question to ask, or nothing to ask. */
function askBeforeLoading(document, record, desk) {
  if (!record.log.length || goesOn(document, record, desk)) return null;
  const there = say('changes_saved', { changes: say('changes', { n: document.sequence }), at: shownTime(document.exported_at) });
  const here = say('changes', { n: record.sequence });
  const known = knownOf(document.desk, record, desk);
  if (known !== null && document.sequence < known) {
    return say('ask_older', { there, here });
  }
  if (known !== null) return say('ask_same', { there, here });
  return say('ask_other', { there, here });
}

/** Whether a document was begun from all that stands here: another computer took this work over and went on. */
function goesOn(document, record, desk) {
  return document.history.some((event) => event.what === 'import' && event.from_desk === desk && event.from_sequence === record.sequence);
}

/** The number of the latest change of a desk that this record knows of; null where it is a stranger. */
function knownOf(desk, record, own) {
  if (desk === own) return record.sequence;
  const loaded = record.log.filter((event) => event.what === 'import' && event.from_desk === desk);
  return loaded.length ? Math.max(...loaded.map((event) => event.from_sequence)) : null;
}

const shownTime = (at) => (Number.isNaN(Date.parse(at)) ? say('at_unknown_time') : asTime(new Date(at)));

/** Put a document in the place of what stands. An empty record takes its history over, and can go back through it;
    `onhistory` is given what it took over. */
function load(document, record, onhistory) {
  const fresh = record.log.length === 0;
  if (fresh) {
    record.restore(document.history);
    onhistory(document.history);
  }
  const wanted = wantedBy(document, record);
  const changed = [];
  for (const kind of KINDS) {
    const before = record.kinds[kind];
    for (const id of new Set([...before.keys(), ...wanted[kind].keys()])) {
      const after = wanted[kind].get(id) || null;
      if (!sameFields(before.get(id) || null, after)) changed.push({ of: kind, id, after });
    }
  }
  record.sequence = Math.max(record.sequence, document.sequence);
  const more = { from_desk: document.desk, from_sequence: document.sequence };
  // The history of what is put in another's place stands within the change, but for what this record has itself.
  if (!fresh) {
    const own = new Set(record.log.map((event) => JSON.stringify(event)));
    more.history = document.history.filter((event) => !own.has(JSON.stringify(event)));
  }
  record.change('import', '', changed, more);
  return say('loaded', { n: countsOf(record).done, all: record.order.length });
}

/** The fields of all that stands in a document, by kind. */
function wantedBy(document, record) {
  const wanted = Object.fromEntries(KINDS.map((kind) => [kind, new Map()]));
  const withDecision = new Set(document.decisions.map((one) => one.segment_id));
  const seen = seenIn(document.history);
  for (const { segment_id: id, status, revealed, revealed_at, unsure, memo, quote } of document.segments) {
    const marked = status === 'no_code' && ((!memo && !withDecision.has(id)) || seen.get(id) === true);
    const here = record.segment(id); // what was seen cannot be unseen
    const view = here.revealed ? { revealed: true, revealed_at: here.revealed_at } : { revealed, revealed_at };
    const fields = { seen: marked, ...view, unsure, memo, quote };
    if (!sameFields(fields, UNTOUCHED)) wanted.segment.set(id, fields);
  }
  for (const decision of document.decisions) {
    const fields = Object.fromEntries(DECISION_FIELDS.map((field) => [field, decision[field]]));
    wanted.decision.set(decisionId(decision.segment_id, decision.start, decision.end, decision.code_id), fields);
  }
  for (const { transcript_id: id, memo } of document.transcripts) wanted.transcript.set(id, { memo });
  for (const { words, ...fields } of document.proposals) {
    const known = [...record.kinds.proposal].find(([, one]) => sameFields(one, fields));
    wanted.proposal.set(known ? known[0] : `p${document.sequence}-${wanted.proposal.size + 1}`, fields);
  }
  return wanted;
}

/** What the history last said of each segment: whether it was marked as seen. */
function seenIn(history) {
  const seen = new Map();
  for (const { changed } of history) {
    for (const { of, id, after } of changed) if (of === 'segment') seen.set(id, Boolean(after && after.seen));
  }
  return seen;
}

function sameFields(one, other) {
  if (!one || !other) return (one || null) === (other || null) || isUntouched(one || other);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

const isUntouched = (fields) => 'seen' in fields && Object.keys(UNTOUCHED).every((name) => fields[name] === UNTOUCHED[name]);

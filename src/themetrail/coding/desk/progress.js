/* How far the work is, and how fast it goes. */
'use strict';

/** Of some segments (all by default): how many there are, are done, wait, are unsure. */
function countsOf(record, ids = record.order) {
  const sums = { all: ids.length, done: 0, coded: 0, uncoded: 0, unsure: 0 };
  for (const id of ids) {
    const status = record.status(id);
    if (status === 'unseen') sums.uncoded += 1;
    else sums.done += 1;
    if (status === 'coded') sums.coded += 1;
    if (record.isUnsure(id)) sums.unsure += 1;
  }
  return sums;
}

/** Seconds of work for a segment, of the latest ones; pauses of more than three minutes are none. Null if too few. */
function paceOf(record, latest = 200) {
  const events = record.log.slice(-latest);
  const answers = events.filter((one) => ['code', 'accept', 'edit', 'seen'].includes(one.what));
  const segments = new Set(answers.map((one) => one.segment_id));
  let seconds = 0;
  for (let n = 1; n < events.length; n += 1) {
    const gap = (Date.parse(events[n].at) - Date.parse(events[n - 1].at)) / 1000;
    if (gap > 0 && gap <= 180) seconds += gap;
  }
  return segments.size < 5 || seconds < 30 ? null : seconds / segments.size;
}

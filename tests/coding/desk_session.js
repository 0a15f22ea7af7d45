/* A coder at work, at random by a seed: drives the desk's own record, and prints what it exports. */
const data = JSON.parse(require('fs').readFileSync(0, 'utf8'));
speak(data.words);
let state = Number(process.argv[2]);
const random = (n) => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return Math.floor(state / 65536) % n;
};
const any = (list) => list[random(list.length)];
const codes = data.entries.filter((entry) => entry.level === 'code').map((entry) => entry.id);
const MEMOS = ['', 'm \u{1f469}\u200d\u{1f4bb}', '=1+1\n"', '\u05e9\u05dc\u05d5\u05dd'];

function work(record, steps) {
  const deeds = [
    ({ part }) => record.code([part], any(codes)),
    ({ whole }) => record.code([whole], any(codes)),
    ({ id }) => record.markSeen(id),
    ({ id }) => record.setMemo('segment', id, any(MEMOS)),
    ({ id }) => record.setUnsure('segment', id),
    ({ id }) => record.setQuote(id, any(['', 'quote_me', 'never_quote'])),
    ({ id, arm }) => arm === 'code_first' && record.reveal(id),
    ({ whole, offered }) => offered && record.code([whole], offered.code, offered.rank),
    ({ part, offered }) => offered && record.code([part], any(codes), offered.rank),
    ({ id, offered }) => offered && record.refuse(id, offered),
    () => record.undo(),
    () => record.redo(),
    ({ part }) => record.propose({ name: 'new', definition: any(MEMOS), memo: any(MEMOS), part }),
    ({ decision }) => decision && record.uncode(decision.id),
    ({ decision }) => decision && record.setMemo('decision', decision.id, any(MEMOS)),
    ({ decision }) => decision && record.setUnsure('decision', decision.id),
    () => record.setMemo('transcript', data.transcripts[0].id, any(MEMOS)),
  ];
  for (let step = 0; step < steps; step += 1) {
    const id = any(record.order);
    const whole = record.whole(id);
    const start = whole.start + random(whole.end - whole.start);
    const part = { segment: id, start, end: start + 1 + random(whole.end - start) };
    const offered = record.onView(id) && any(record.suggested(id));
    any(deeds)({ id, whole, part, offered, arm: record.talk.get(id).arm, decision: any(record.decisions(id)) });
  }
}

let record = new Record(data);
work(record, 80);
let document = exported(record, data, 'desk-1');
for (const [desk, before] of [['desk-2', 0], ['desk-3', 10]]) { // taken over by an empty desk, and by one with work in it
  if (random(2)) continue;
  record = new Record(data);
  work(record, before);
  load(document, record, () => {});
  work(record, 10);
  document = exported(record, data, desk);
}
process.stdout.write(JSON.stringify(document));

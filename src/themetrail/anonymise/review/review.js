/* The review of names: items as they are asked about, decided by the keyboard, saved as the file that the next run reads. */
'use strict';

const { items, earlier, categories, choices, words } = JSON.parse(document.getElementById('data').textContent);
speak(words);
const main = document.getElementById('items'), get = id => document.getElementById(id);
const onForms = ['frequent', 'uncertain', 'once', 'unknown_word'], onList = ['frequent', 'once'], onTurns = ['sample'];
const reasons = ['reason_1', 'reason_2', 'reason_3'].map(name => say(name)); // to keep a fact
const titles = { frequent: 'part_frequent', question: 'part_question', once: 'part_once' };
const told = { frequent: 'told_frequent', question: 'told_question', more: 'told_more', once: 'told_once' };
const decision = choice => (choice ? say(`decision_${choice}`) : ''), category = name => (name ? say(`category_${name}`) : '');
const added = earlier.filter(row => !row.item_id), boxes = [];
const past = [], partOf = item => item.status === 'more' ? 'more' : onList.includes(item.kind) ? item.kind : 'question';
const behind = node('div'); // what did not fit on a page, shown on demand
let current = 0, unsaved = false;
function node(tag, text, name) { const n = document.createElement(tag); n.textContent = text || ''; if (name) n.className = name; return n; }
function option(value, text) { const n = node('option', text); n.value = value; return n; }
function marked(item) {
  const p = node('p', '', 'context'), letters = Array.from(item.context);
  let at = 0;
  item.marks.forEach(([start, end]) => { p.append(letters.slice(at, start).join(''), node('mark', letters.slice(start, end).join(''))); at = end; });
  p.append(letters.slice(at).join(''));
  return p;
}
function input(item, name, type) {
  const box = node('input'); box.type = type; box.name = name; box.min = 0; box.setAttribute('aria-label', say(`field_${name}`)); box.placeholder = name === 'entity' ? '[Person 3]' : say(`field_${name}`);
  box.onchange = () => {
    remember(items.indexOf(item));
    item[name] = box.value;
    if (name === 'missed') item.decision = 'seen';
    if (name === 'entity') item.decision = box.value ? 'link' : '';
    if (name === 'note' && item.kind === 'fact' && !['generalise', 'blank'].includes(item.decision)) item.decision = box.value ? 'keep' : '';
    touched(item);
  };
  box.onkeydown = e => { if (e.key === 'Enter' || e.key === 'Escape') { e.preventDefault(); box.blur(); move(e.key === 'Enter' ? 1 : 0); } };
  return box;
}
function possible(item) { // of a fact that has nothing general, not `generalise`
  return choices[item.kind].filter(choice => !(choice === 'generalise' && item.proposed === 'blank'));
}
function categoryOf(item) {
  const box = node('select'); box.name = 'called'; box.setAttribute('aria-label', say('field_category'));
  categories.forEach(name => box.append(option(name, category(name))));
  box.onchange = () => { remember(items.indexOf(item)); item.called = box.value; if (['', 'seen'].includes(item.decision)) item.decision = 'replace'; touched(item); };
  return box;
}
function choose(choice, i, mark) {
  const b = node('button', decision(choice) + (mark ? ' ⏎' : '')); b.dataset.choice = choice;
  b.onclick = e => { e.stopPropagation(); b.blur(); current = i; decide(choice); };
  return b;
}
function place(item) {
  return [say(`kind_${item.kind}`), category(item.category), item.shown_as && say('shown_as', { shown: item.shown_as }),
    item.form && say('mentions', { n: item.mentions }), say('place', { transcript: item.transcript_id, turn: String(item.turn) })].filter(Boolean).join(' · ');
}
function line(item, i) { // of the list: form, shown as, times, and one key to keep
  const p = node('p', '', 'line'), [start, end] = item.marks[0], as_said = Array.from(item.context).slice(start, end).join('');
  const buttons = node('span'); buttons.append(choose('keep', i), node('span', category(item.category), 'meta'));
  p.append(node('span', as_said, 'said'), node('span', item.shown_as), node('span', item.mentions + '×', 'times'), buttons);
  return p;
}
function heading(kind) {
  const box = node('div'), note = node('p', say(told[kind]), 'meta');
  if (kind === 'more') {
    const b = node('button', say('part_more', { n: items.filter(item => partOf(item) === 'more').length })); b.id = 'more';
    b.onclick = () => { b.blur(); reveal(); }; box.append(b, note); return box;
  }
  box.append(node('h2', say(titles[kind])), note);
  if (kind === 'frequent') { const b = node('button', `${say('looked_at')} ⏎`); b.id = 'looked'; b.onclick = () => { b.blur(); looked(); }; box.append(b); }
  return box;
}
function reveal() { behind.hidden = false; if (get('more')) get('more').hidden = true; }
let part = '';
items.forEach((item, i) => {
  const box = node('section', '', 'item'), row = node('p', '', 'choices'), listed = onList.includes(item.kind), more = listed ? node('div', '', 'more') : box;
  const here = partOf(item);
  if (here !== part) main.append(heading(part = here));
  if (here === 'more' && !behind.parentNode) { behind.hidden = true; main.append(behind); }
  if (listed) { box.classList.add('entry'); box.append(line(item, i), more); }
  more.append(node('p', item.question, 'question'), marked(item));
  more.append(node('p', place(item), 'meta'));
  possible(item).filter(choice => choice !== 'link' && !(listed && ['seen', 'keep'].includes(choice)))
    .forEach(choice => row.append(choose(choice, i, !listed && choice === item.proposed)));
  if (item.kind === 'sample') row.append(input(item, 'missed', 'number'));
  if (item.kind === 'fact') reasons.forEach((reason, n) => {
    const b = node('button', say('keep_for', { number: String(n + 1), keep: decision('keep'), reason })); b.dataset.reason = reason;
    b.onclick = e => { e.stopPropagation(); b.blur(); current = i; keepFor(reason); }; row.append(b);
  });
  if (onForms.includes(item.kind)) row.append(categoryOf(item));
  if (choices[item.kind].includes('link')) row.append(input(item, 'entity', 'text'));
  row.append(input(item, 'note', 'text'));
  more.append(row); box.id = item.item_id; box.onclick = () => { current = i; show(); };
  (here === 'more' ? behind : main).append(box); boxes.push(box);
});
function show(i = current) {
  boxes.forEach((box, n) => box.classList.toggle('current', n === current));
  const box = boxes[i], item = items[i];
  if (box) {
    box.classList.toggle('decided', Boolean(item.decision));
    box.classList.toggle('kept', item.decision === 'keep');
    box.querySelectorAll('button').forEach(b => b.setAttribute('aria-pressed', String(b.dataset.reason ? item.decision === 'keep' && item.note === b.dataset.reason : item.decision === b.dataset.choice)));
    box.querySelectorAll('select').forEach(field => { field.value = item.called; });
    box.querySelectorAll('input').forEach(field => { field.value = item[field.name === 'entity' ? 'linked' : field.name] ?? ''; });
  }
  const list = items.filter(item => item.kind === 'frequent'), asked = items.filter(item => item.kind !== 'frequent' && (item.decision || !['told', 'more'].includes(item.status)));
  const all = asked.length + (list.length ? 1 : 0), open = asked.filter(item => !item.decision).length + (list.some(item => !item.decision) ? 1 : 0);
  get('count').textContent = say(open ? 'decided' : 'all_decided', { done: all - open, all });
  if (get('looked')) get('looked').setAttribute('aria-pressed', String(list.every(item => item.decision)));
  get('added').replaceChildren(...added.map(row => node('li', [row.form, category(row.category), decision(row.decision), row.entity, row.only_in || row.transcript_id].filter(Boolean).join(' · '))));
}
function touched(item) { item.changed = true; unsaved = true; if (item.entity !== undefined && item.decision === 'link') item.linked = item.entity; show(items.indexOf(item)); }
function remember(...which) { // what undo gives back: these items as they are, and where one stood
  past.push({ current, items: which.map(i => [i, { ...items[i] }]) });
}
function undo() {
  const last = past.pop();
  if (!last) return;
  last.items.forEach(([i, as_was]) => { Object.assign(items[i], as_was); items[i].changed = unsaved = true; show(i); });
  current = last.current; move(0);
}
function keepFor(reason) { remember(current); items[current].note = reason; decide('keep'); past.pop(); }
function decide(choice) {
  const item = items[current];
  remember(current);
  if (item.kind === 'fact' && choice === 'keep' && !item.note) { // a fact stays for a reason
    past.pop(); boxes[current].querySelector('input[name=note]').focus(); return;
  }
  item.decision = choice;
  if (item.kind === 'sample' && (item.missed ?? '') === '') item.missed = 0;
  touched(item); move(1);
}
function looked() { // at the list as it stands: one decision for all of its forms that have none
  remember(...Object.keys(items).map(Number).filter(i => items[i].kind === 'frequent' && !items[i].decision));
  items.forEach((item, i) => { if (item.kind === 'frequent' && !item.decision) { item.decision = 'seen'; item.changed = unsaved = true; show(i); } });
  const next = items.findIndex(item => item.kind !== 'frequent' && item.status === 'open' && !item.decision);
  current = next < 0 ? items.length - 1 : next; move(0);
}
function move(by) {
  const last = items.filter(item => !behind.hidden || partOf(item) !== 'more').length - 1;
  current = Math.max(0, Math.min(last, current + by)); show();
  if (boxes[current]) boxes[current].scrollIntoView({ block: 'center' });
}
document.addEventListener('keydown', e => {
  if (['INPUT', 'SELECT'].includes(e.target.tagName) || e.ctrlKey || e.metaKey || e.altKey || get('adding').open) return;
  if (e.key === 'a') { e.preventDefault(); get('add').click(); return; }
  if (!items.length) return;
  const item = items[current], can = possible(item), field = name => boxes[current].querySelector(`input[name=${name}]`);
  const by = { r: 'replace', k: 'keep', s: 'separate', g: 'generalise', b: 'blank' }[e.key];
  if (e.key === 'Enter' && e.target.tagName === 'BUTTON') return; // that of the button itself
  if (e.key === 'Enter') {
    e.preventDefault();
    if (item.kind === 'frequent' && items.some(other => other.kind === 'frequent' && !other.decision)) looked();
    else item.decision || item.status === 'told' ? move(1) : decide(item.proposed);
  }
  else if (by && can.includes(by)) { e.preventDefault(); decide(by); }
  else if (e.key === 'n') move(1);
  else if (e.key === 'p') move(-1);
  else if (e.key === 'u') { remember(current); item.decision = ''; touched(item); }
  else if (e.key === 'z') undo();
  else if (/^[1-3]$/.test(e.key) && item.kind === 'fact') keepFor(reasons[Number(e.key) - 1]);
  else if (/^[0-9]$/.test(e.key) && item.kind === 'sample') { item.missed = Number(e.key); decide('seen'); }
  else if (e.key === 't') { e.preventDefault(); field('note').focus(); }
  else if (e.key === 'l' && field('entity')) { e.preventDefault(); field('entity').focus(); }
});
choices[''].forEach(name => get('adding').querySelector('[name=decision]').append(option(name, decision(name))));
categories.forEach(name => get('adding').querySelector('[name=category]').append(option(name, category(name))));
get('add').onclick = () => { get('adding').querySelector('form').reset(); get('adding').showModal(); };
get('adding').querySelector('form').onsubmit = e => { // and not once the browser tells that the dialog is closed: who saves before has it too
  if (e.submitter.value !== 'add') return;
  const row = Object.fromEntries(new FormData(e.target));
  if (row.entity ? row.decision === 'replace' : row.decision === 'link') row.decision = row.entity ? 'link' : 'replace';
  added.push(row); unsaved = true; show();
};
function cell(value) { const s = String(value ?? ''); return /[",\n\r;\t]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s; }
get('save').onclick = () => {
  const columns = ['item_id', 'kind', 'decision', 'category', 'entity', 'form', 'transcript_id', 'only_in', 'words', 'missed', 'note', 'decided_by', 'decided_at'];
  const now = new Date().toISOString().slice(0, 19), by = get('who').value;
  const rows = new Map(earlier.filter(row => row.item_id).map(row => [row.item_id, row]));
  items.filter(item => item.changed).forEach(item => item.decision
    ? rows.set(item.item_id, { item_id: item.item_id, kind: item.kind, decision: item.decision, missed: item.missed ?? '',
      category: item.decision === 'seen' ? '' : item.called, // of a turn, its words: it is known by them when letters are corrected
      transcript_id: item.transcript_id, words: onTurns.includes(item.kind) ? item.context : '',
      form: item.kind === 'fact' ? item.form : '', entity: item.decision === 'link' ? item.linked : '', only_in: item.only_in, note: item.note || '', decided_by: by, decided_at: now })
    : rows.delete(item.item_id));
  added.forEach(row => { row.decided_by ||= by; row.decided_at ||= now; });
  const lines = [columns.join(','), ...[...rows.values(), ...added].map(row => columns.map(name => cell(row[name])).join(','))];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines.join('\n') + '\n'], { type: 'text/csv' }));
  link.download = 'review.csv'; link.click(); unsaved = false;
};
window.addEventListener('beforeunload', e => { if (unsaved) e.preventDefault(); });
items.forEach((_, i) => show(i));
const wanted = items.findIndex(item => '#' + item.item_id === location.hash);
current = wanted >= 0 ? wanted : Math.max(0, items.findIndex(item => !item.decision && item.status === 'open'));
if (wanted >= 0 && partOf(items[wanted]) === 'more') reveal();
wanted >= 0 ? move(0) : show();

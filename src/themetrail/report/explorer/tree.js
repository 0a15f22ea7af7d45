/* Themes and codes, each with how many mention it, group by group, of as many as the tables say. */
'use strict';

const MOST_GROUPS = 3; // side by side; of more, one has to be chosen
const MOST_REM = 8; // of a column of counts
const NAMED = { theme: 'theme_named', subtheme: 'subtheme_named', code: 'code_named' };

class Tree {
  constructor(study, choose) {
    this.study = study;
    this.lines = new Map();
    this.heads = make('div', { class: 'heads', 'aria-hidden': 'true' });
    this.note = make('p', { class: 'quiet' });
    const all = this._line({ place: study.all, name: say('all_themes'), level: 'all', depth: 0, colour: 'transparent' }, () => choose(''));
    const lines = study.ordered.map((entry) => this._line(entry, () => choose(entry.id)));
    this.element = make('nav', { 'aria-label': say('themes_and_codes') }, this.note, this.heads, make('ul', {}, all, lines));
  }

  _line(entry, onclick) {
    const counts = make('span', { class: 'counts', 'aria-hidden': 'true' });
    const line = coloured(make('button', { type: 'button', class: `entry ${entry.level}`, onclick }, make('span', { class: 'name', text: entry.name }), counts), entry.colour);
    line.style.setProperty('--depth', String(entry.depth));
    this.lines.set(entry.place, { entry, line, counts });
    return make('li', {}, line);
  }

  show(state, found) {
    const { study } = this;
    const groups = groupsShown(study, state);
    this.note.textContent = this._note(state, groups);
    this.heads.replaceChildren(...groups.map((group) => make('span', { text: say('group_of', { group: group.name, of: group.of }) })), make('span', { text: say('head_passages') }));
    const widest = Math.max(...[...this.heads.children].flatMap((head) => head.textContent.split(/\s+/)).map((word) => word.length));
    this.element.style.setProperty('--count', `${Math.min(Math.max(widest * 0.48, 4.4), MOST_REM)}rem`); // as wide as the longest word
    for (const [place, { entry, line, counts }] of this.lines) {
      const n = found.passages[place];
      const of = place === study.all ? [] : groups.map((group) => [group, mentioning(study, found, state, entry, group)]);
      const numbers = groups.map((group, at) => (of.length ? `${of[at][1]}/${group.of}` : ''));
      inSpans(counts, [...numbers, asNumber(n)]);
      line.classList.toggle('none', !n);
      const told = of.map(([group, people]) => say('people_in', { people, of: group.of, group: group.name }));
      const named = entry.level in NAMED ? say(NAMED[entry.level], { name: entry.name }) : entry.name;
      const label = say('entry_told', { entry: named, told: [...told, say('n_passages', { n })].join(', ') });
      if (line.getAttribute('aria-label') !== label) line.setAttribute('aria-label', label);
      if ((state.code || '') === (entry.id || '')) line.setAttribute('aria-current', 'true');
      else line.removeAttribute('aria-current');
    }
  }

  _note(state, groups) {
    if (state.who) return say('of_one_participant');
    if (!groups.length) return say('choose_a_group');
    return say('of_all_in_group');
  }
}

/** Put texts into an element, each in a span; what is so already is left alone, as nothing has to be laid out then. */
function inSpans(element, texts) {
  while (element.children.length > texts.length) element.lastChild.remove();
  for (const [n, text] of texts.entries()) {
    const span = element.children[n] || element.appendChild(make('span'));
    if (span.textContent !== text) span.textContent = text;
  }
}

/** The groups whose participants are counted: none where one person is looked at. */
function groupsShown(study, state) {
  if (state.who) return [];
  const groups = state.group ? study.groups.filter((group) => group.id === state.group) : study.groups;
  return groups.length <= MOST_GROUPS ? groups : [];
}

/** How many of a group mention an entry: as the tables have it, or of those in what matches. */
function mentioning(study, found, state, entry, group) {
  const table = study.counts[group.id] && study.counts[group.id].entries[entry.id];
  return found.filtered || !table ? peopleIn(found, entry.place, group) : table[0];
}

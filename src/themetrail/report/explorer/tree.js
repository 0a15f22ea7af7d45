/* Themes and codes, each with how many mention it, group by group, of as many as the tables say. */
'use strict';

const MOST_GROUPS = 3; // side by side; of more, one has to be chosen

class Tree {
  constructor(study, choose) {
    this.study = study;
    this.lines = new Map();
    this.heads = make('div', { class: 'heads', 'aria-hidden': 'true' });
    this.note = make('p', { class: 'quiet' });
    const all = this._line({ place: study.all, name: 'All themes', level: 'all', depth: 0, colour: 'transparent' }, () => choose(''));
    const lines = study.ordered.map((entry) => this._line(entry, () => choose(entry.id)));
    this.element = make('nav', { 'aria-label': 'Themes and codes' }, this.note, this.heads, make('ul', {}, all, lines));
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
    this.heads.replaceChildren(...groups.map((group) => make('span', { text: `${group.name} (n\u00a0=\u00a0${group.of})` })), make('span', { text: 'passages' }));
    for (const [place, { entry, line, counts }] of this.lines) {
      const n = found.passages[place];
      const of = place === study.all ? [] : groups.map((group) => [group, mentioning(study, found, state, entry, group)]);
      const numbers = groups.map((group, at) => (of.length ? `${of[at][1]}/${group.of}` : ''));
      inSpans(counts, [...numbers, asNumber(n)]);
      line.classList.toggle('none', !n);
      const told = of.map(([group, people]) => `${people} of ${group.of} in ${group.name}`);
      const kind = entry.level === 'all' ? '' : `${entry.level} `;
      const label = `${kind}${entry.name}: ${[...told, counted(n, 'passage')].join(', ')}`;
      if (line.getAttribute('aria-label') !== label) line.setAttribute('aria-label', label);
      if ((state.code || '') === (entry.id || '')) line.setAttribute('aria-current', 'true');
      else line.removeAttribute('aria-current');
    }
  }

  _note(state, groups) {
    if (state.who) return 'Passages of one participant.';
    if (!groups.length) return 'Choose a group to see how many of it mention what.';
    return 'Participants who mention it, of all in the group.';
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

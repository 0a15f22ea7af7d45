/* The fields at the top: whose passages, with which words, decided how. */
'use strict';

class Filters {
  constructor(study, page) {
    Object.assign(this, { study, page });
    this.group = make('select', { id: 'group', onchange: () => page.filter({ group: this.group.value, who: '' }) },
      make('option', { value: '', text: say('all_side_by_side') }), study.groups.map((group) => make('option', { value: group.id, text: say('group_of', { group: group.name, of: group.of }) })));
    this.who = make('select', { id: 'who', onchange: () => page.filter({ who: this.who.value }) });
    this.words = make('input', { id: 'words', type: 'search', 'aria-keyshortcuts': '/', oninput: () => page.type(this.words.value), onkeydown: (event) => { if (event.key === 'Enter') page.arrive(); } });
    this.only = Object.entries(ONLY).map(([flag, [label]]) => [flag, button(say(label), () => this.toggle(flag), { pressed: false, kind: 'only' })]);
    const clear = button(say('clear_filters'), () => page.filter({ group: '', who: '', words: '', only: '' }));
    const field = (label, control) => make('label', {}, label, control);
    this.element = make('div', { class: 'filters', role: 'search' },
      study.groups.length > 1 ? field(say('group'), this.group) : null, field(say('participant'), this.who), field(say('words_in_any_order'), this.words),
      make('div', { class: 'decided', role: 'group', 'aria-label': say('how_decided') }, this.only.map(([, toggle]) => toggle)), clear);
  }

  toggle(flag) {
    const only = onlyOf(this.page.state);
    if (!only.delete(flag)) only.add(flag);
    this.page.filter({ only: Object.keys(ONLY).filter((one) => only.has(one)).join(',') });
  }

  show(state) {
    const { study } = this;
    const members = state.group && study.groupOf.has(state.group) ? study.groupOf.get(state.group).members : study.members.map((_, n) => n);
    const people = [...new Set(members.map((member) => study.members[member][1]))];
    const key = `${state.group}`;
    if (this.listed !== key) {
      this.listed = key;
      this.who.replaceChildren(make('option', { value: '', text: say('all_participants') }), ...people.map((one) => make('option', { value: study.participants[one].id, text: study.participants[one].label })));
    }
    this.group.value = state.group;
    this.who.value = state.who;
    if (this.words.value !== state.words) this.words.value = state.words;
    const only = onlyOf(state);
    for (const [flag, toggle] of this.only) toggle.setAttribute('aria-pressed', String(only.has(flag)));
  }
}

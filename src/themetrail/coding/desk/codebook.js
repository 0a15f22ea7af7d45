/* The codebook, filtered as one types: a field, the codes in their hierarchy, and a card with what a code means. */
'use strict';

/** How well a code answers to what was typed; 0 is best, null not at all. */
function fitOf(entry, names, query) {
  const { id, name, above } = names.get(entry.id);
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (id === query || name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (words.some((word) => word.startsWith(query))) return 2;
  if (id.startsWith(query)) return 3;
  if (words.map((word) => word[0]).join('').startsWith(query)) return 4;
  if (above.some((title) => title.startsWith(query))) return 5;
  if (query.length < 3) return null;
  if (name.includes(query) || id.includes(query)) return 6;
  return above.some((title) => title.includes(query)) ? 7 : null;
}

class CodebookPanel {
  /** `give` is called with the id of the code that was chosen. */
  constructor(entries, give) {
    this.give = give;
    this.entries = new Map(entries.map((entry) => [entry.id, entry]));
    this.names = new Map(entries.map((entry) => [entry.id, this._namesOf(entry)]));
    this.options = new Map();
    this.active = '';
    this.question = ''; // of a survey, that the segment answers
    this.everywhere = false; // whether codes of other questions are offered as well
    this.field = make('input', {
      type: 'text',
      id: 'code',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-expanded': 'true',
      'aria-controls': 'codes',
      'aria-autocomplete': 'list',
      placeholder: say('two_letters'),
      oninput: () => this.filter(),
      onkeydown: (event) => this._press(event),
    });
    this.all = button(say('all_questions'), () => this._offerAll(), { pressed: false, title: say('all_questions_for') });
    this.all.addEventListener('mousedown', (event) => event.preventDefault()); // the chosen words stay chosen
    this.found = make('p', { class: 'found', 'aria-live': 'polite' });
    this.list = make('div', { id: 'codes', role: 'listbox', 'aria-label': say('codes'), class: 'codes' });
    this.card = make('div', { class: 'card', tabindex: '0', role: 'region', 'aria-label': say('what_code_means') });
    this.label = make('label', { for: 'code', text: say('give_a_code') });
    this.element = make('section', { class: 'codebook', 'aria-label': say('codebook') }, this.label, this.field, this.all, this.found, this.list, this.card);
    this._fill();
    this.offerFor('');
  }

  /** Offer the codes of the question that a segment answers, and those that belong to none; all where it answers none. */
  offerFor(question) {
    this.question = question;
    this.all.hidden = [...this.options.keys()].every((id) => this._belongs(id));
    this._widen(false);
  }

  _offerAll() {
    this._widen(!this.everywhere);
    this.field.focus({ preventScroll: true });
  }

  _widen(everywhere) {
    this.everywhere = everywhere;
    this.all.setAttribute('aria-pressed', String(everywhere));
    this.filter();
  }

  _belongs(id) {
    const { questions } = this.entries.get(id);
    return !this.question || !questions.length || questions.includes(this.question);
  }

  _isOffered(id) {
    return this.everywhere || this._belongs(id);
  }

  _pathOf(entry) {
    const path = [];
    for (let above = this.entries.get(entry.parent); above; above = this.entries.get(above.parent)) path.unshift(above);
    return path;
  }

  _namesOf(entry) {
    const above = this._pathOf(entry).flatMap((one) => [folded(one.name), folded(one.id)]);
    return { id: folded(entry.id), name: folded(entry.name), above };
  }

  /** What has entries below it as a group, in the order of the book; its head is a code where coders may apply it. */
  _fill() {
    this.groups = [];
    const parents = new Set([...this.entries.values()].map((entry) => entry.parent));
    const within = new Map([['', this.list]]);
    for (const entry of this._inOrder('')) {
      const place = within.get(entry.parent);
      if (!parents.has(entry.id)) {
        if (entry.applied) place.append(this._option(entry));
        continue;
      }
      const head = entry.applied ? this._option(entry) : this._title(entry);
      const group = make('div', { role: 'group', 'aria-label': entry.name, class: 'group' }, head);
      place.append(group);
      this.groups.push(group);
      within.set(entry.id, group);
    }
  }

  /** The entries with each parent before what is below it, whatever the order of the book. */
  _inOrder(parent) {
    const below = [...this.entries.values()].filter((entry) => entry.parent === parent);
    return below.flatMap((entry) => [entry, ...this._inOrder(entry.id)]);
  }

  _title(entry) {
    return coloured(make('div', { class: `title ${entry.level}`, role: 'presentation', dir: 'auto', text: entry.name }), entry.colour);
  }

  _option(entry) {
    const option = coloured(make('div', { role: 'option', id: `code-${this.options.size}`, class: 'code', 'aria-selected': 'false', dir: 'auto', text: entry.name }), entry.colour);
    let touched = false;
    option.addEventListener('pointerdown', (event) => { touched = event.pointerType === 'touch'; });
    option.addEventListener('mousedown', (event) => event.preventDefault()); // the chosen words stay chosen
    option.addEventListener('pointermove', (event) => { if (event.pointerType === 'mouse') this.activate(entry.id, false); });
    // By touch, the first tap shows what a code means and the second gives it.
    option.addEventListener('click', () => {
      if (touched && this.active !== entry.id) this.activate(entry.id, false);
      else this._choose(entry.id);
    });
    this.options.set(entry.id, option);
    return option;
  }

  /** Whether a code that is offered, or a word of its name, begins like this. */
  begins(letters) {
    return [...this.options.keys()].some((id) => this._isOffered(id) && (fitOf(this.entries.get(id), this.names, folded(letters)) ?? 9) <= 3);
  }

  /** Show the codes that are offered and fit what stands in the field; Enter gives the one that fits best. */
  filter() {
    const query = folded(this.field.value.trim());
    let best = '';
    let bestFit = Infinity;
    let n = 0;
    for (const [id, option] of this.options) {
      const fit = !this._isOffered(id) ? null : query ? fitOf(this.entries.get(id), this.names, query) : 0;
      option.hidden = fit === null;
      if (fit === null) continue;
      n += 1;
      if (fit < bestFit) [best, bestFit] = [id, fit];
    }
    for (const group of [...this.groups].reverse()) group.hidden = !group.querySelector('[role=option]:not([hidden])');
    this.activate(query ? best : '');
    const none = this.all.hidden || this.everywhere ? 'no_code_fits' : 'no_code_of_question_fits';
    this.found.textContent = !query ? '' : n ? say('codes_found', { n, name: this.entries.get(best).name }) : say(none);
  }

  activate(id, intoView = true) {
    const before = this.options.get(this.active);
    if (before) before.setAttribute('aria-selected', 'false');
    this.active = id;
    const option = this.options.get(id);
    if (option) {
      option.setAttribute('aria-selected', 'true');
      this.field.setAttribute('aria-activedescendant', option.id);
      if (intoView) option.scrollIntoView({ block: 'nearest' });
    } else this.field.removeAttribute('aria-activedescendant');
    this._showCard(id);
  }

  _showCard(id) {
    const entry = this.entries.get(id);
    if (!entry) {
      this.card.replaceChildren(make('p', { class: 'quiet', text: say('point_at_a_code') }));
      return;
    }
    const path = this._pathOf(entry).map((one) => one.name).join(' › ');
    const part = (title, text) => (text ? [make('dt', { text: title }), make('dd', { dir: 'auto', text })] : []);
    const parts = make('dl', {}, ['definition', 'include', 'exclude', 'example'].flatMap((name) => part(say(name), entry[name])));
    this.card.replaceChildren(
      coloured(make('h3', { dir: 'auto', text: entry.name }), entry.colour),
      path ? make('p', { class: 'quiet', text: path }) : '',
      parts,
      button(say('give_this_code'), () => this._choose(id), { kind: 'main' }),
    );
  }

  /** What the field is for now: a code for the words that are meant, or another code in a suggestion's place. */
  ask(label) {
    this.label.textContent = label;
  }

  open(letters = '') {
    this.field.focus({ preventScroll: true });
    this.field.value = letters;
    this.filter();
  }

  empty() {
    this.field.value = '';
    this.filter();
    this.list.scrollTop = 0;
  }

  _choose(id) {
    this.empty();
    this.give(id);
  }

  _step(by) {
    const shown = [...this.options].filter(([, option]) => !option.hidden).map(([id]) => id);
    if (!shown.length) return;
    const at = shown.indexOf(this.active);
    this.activate(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  _press(event) {
    if (event.altKey || event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this._step(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && this.active) this._choose(this.active);
    else if (event.key === 'Escape') {
      this.empty();
      this.give('');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

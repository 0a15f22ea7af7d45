/* The passages of a theme or code, with what is said of it as a whole. */
'use strict';

class PassagesView {
  constructor(study, page) {
    Object.assign(this, { study, page });
    this.passage = new Passage(study, page);
    this.title = make('h2', { tabindex: '-1', id: 'title' });
    this.about = make('p', { class: 'about' });
    this.sums = make('ul', { class: 'sums' });
    this.status = make('p', { class: 'status', role: 'status' });
    this.asked = make('p', { class: 'on-paper' });
    this.rest = make('p', { class: 'on-paper' });
    this.elsewhere = make('p', { class: 'elsewhere', hidden: true });
    this.list = make('div', { class: 'passages' });
    this.more = button('', () => page.more(), { kind: 'more' });
    const save = button(say('download_these'), () => page.saveView());
    this.element = make('section', { class: 'view', 'aria-labelledby': 'title' }, this.title, this.about, this.asked, this.sums, make('div', { class: 'tools' }, this.status, save), this.elsewhere, this.list, this.rest, this.more);
  }

  show(state, found) {
    const { study } = this;
    const entry = study.entries[study.places.get(state.code)] || null;
    this.title.textContent = entry ? study.pathName(entry) : say('all_themes');
    this.about.textContent = entry ? entry.definition : '';
    this.asked.textContent = askedFor(study, state);
    this.sums.replaceChildren(...groupsShown(study, state).map((group) => make('li', { text: this._sum(state, found, entry, group) })));
    const silent = state.words.trim() && study.segments.withheld.length ? say('not_searched') : '';
    this.status.textContent = say(found.filtered ? 'passages_match' : 'passages_there', { n: found.found.length }) + silent;
    this._showElsewhere(entry, found);
    this._showList(state, found.found);
  }

  _sum(state, found, entry, group) {
    const facts = { group: group.name, of: group.of };
    if (!entry) return say('sum_of', { ...facts, n: peopleIn(found, this.study.all, group) });
    const table = this.study.counts[group.id] && this.study.counts[group.id].entries[entry.id];
    facts.n = mentioning(this.study, found, state, entry, group);
    if (found.filtered) return say('sum_matching', facts);
    const label = table ? table[1] : '';
    const alone = entry.applied && table && table[2] !== null ? say('sum_alone', { n: table[2] }) : '';
    return (label ? say('sum_labelled', { ...facts, label }) : say('sum_of', facts)) + alone;
  }

  /** What is asked may be found under other themes. */
  _showElsewhere(entry, found) {
    const n = entry && found.filtered ? found.passages[this.study.all] - found.found.length : 0;
    this.elsewhere.hidden = !n;
    this.elsewhere.replaceChildren(say('elsewhere', { here: found.found.length, n }), button(say('show'), () => this.page.choose(''), { describes: say('show_elsewhere', { n }) }));
  }

  _showList(state, found) {
    const shown = found.slice(0, state.shown);
    this.list.replaceChildren(...shown.map((segment) => this.passage.draw(segment)));
    const left = found.length - shown.length;
    this.more.hidden = left <= 0;
    this.rest.textContent = left > 0 ? say('not_on_paper', { n: left }) : '';
    this.more.textContent = say('show_more', { n: left });
  }

  /** Draw one passage anew, with the focus where it was. */
  redraw(segment) {
    const before = this.element.querySelector(`[data-segment="${CSS.escape(this.study.segments.id[segment])}"]`);
    if (!before) return;
    const focusable = [...before.querySelectorAll('button, h3')];
    const at = focusable.indexOf(document.activeElement);
    const after = this.passage.draw(segment);
    before.replaceWith(after);
    const target = at < 0 ? null : [...after.querySelectorAll('button, h3')][at];
    if (target) target.focus({ preventScroll: true });
  }

  /** The headings that one steps through. */
  get stops() {
    return [...this.list.querySelectorAll('h3')];
  }
}

/** What the passages are filtered by, for who has them on paper. */
function askedFor(study, state) {
  const only = [...onlyOf(state)].map((flag) => say(ONLY[flag][1]));
  const person = study.participants[study.personOf.get(state.who)];
  const group = study.groupOf.get(state.group);
  const parts = [group && group.name, person && person.label, state.words.trim() && say('asked_words', { words: state.words.trim() }), ...only];
  return parts.some(Boolean) ? say('only_these', { what: parts.filter(Boolean).join(say('then')) }) : '';
}

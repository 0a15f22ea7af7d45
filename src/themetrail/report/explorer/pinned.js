/* All that is pinned, group by group and code by code, in an order that one can change. */
'use strict';

class PinnedView {
  constructor(study, page) {
    Object.assign(this, { study, page });
    this.title = make('h2', { tabindex: '-1', id: 'pinned-title', text: say('pinned_for_paper') });
    this.told = make('p', { class: 'quiet', text: say('pinned_told') });
    this.save = button(say('download_quotations'), () => page.savePins(), { kind: 'main' });
    this.list = make('div', {});
    this.element = make('section', { class: 'view', 'aria-labelledby': 'pinned-title' }, this.title, this.told, make('div', { class: 'tools' }, this.save), this.list);
  }

  show() {
    const { study, page } = this;
    const { pins } = page;
    this.save.disabled = !pins.list.length;
    const parts = study.groups.map((group) => [group, study.entries.filter((entry) => pins.of(group.id, entry.id).length)]).filter(([, entries]) => entries.length);
    const gone = pins.list.filter((pin) => !study.groupOf.has(pin.group) || !study.places.has(pin.code));
    this.list.replaceChildren(...parts.flatMap(([group, entries]) => entries.map((entry) => coloured(make('section', { class: 'of-code' },
      make('h3', { tabindex: '-1', text: `${entry.name}, ${group.name}` }), make('ol', {}, pins.of(group.id, entry.id).map((pin, n, all) => this._pin(pin, entry.name, n, all.length)))), entry.colour))),
      gone.length ? make('section', {}, make('h3', { tabindex: '-1', text: say('of_what_is_gone') }), make('ol', {}, gone.map((pin) => this._pin(pin, pin.code, 0, 1)))) : '');
    if (!pins.list.length) this.list.replaceChildren(make('p', { text: say('nothing_pinned') }));
  }

  _pin(pin, name, n, of) {
    const { study, page } = this;
    const segment = study.segmentOf.get(pin.segment);
    const words = segment === undefined || study.withheld[segment] ? null : pinnedWords(study.text(segment), pin);
    const move = (label, by, possible) => (possible ? button(label, () => page.pins.move(pin, by), { describes: say('does_to_pin', { does: label, name, place: n + 1 }) }) : null);
    return make('li', {}, words === null ? make('p', { class: 'withheld', text: say('words_are_gone', { segment: pin.segment }) }) : make('p', { class: 'words', dir: 'auto', text: words }),
      make('p', { class: 'quiet', text: segment === undefined ? pin.segment : study.source(segment) }),
      make('div', { class: 'tools' }, move(say('earlier'), -1, n > 0), move(say('later'), 1, n < of - 1),
        segment === undefined ? null : button(say('go_to_it'), () => page.go({ view: 'transcript', transcript: study.transcript(segment).id, at: pin.segment }), { describes: say('go_to', { segment: pin.segment }) }),
        button(say('take_out'), () => page.pins.remove(pin, name), { describes: say('does_to_pin', { does: say('take_out'), name, place: n + 1 }) })),
      words === null ? null : this._print(pin, words));
  }

  /** The fields for how it is printed. */
  _print(pin, words) {
    const field = (name, label, value) => make('label', {}, label, make('textarea', { rows: '3', dir: 'auto', value, onchange: (event) => this.page.pins.note(pin, name, event.target.value === words ? '' : event.target.value) }));
    return make('details', { class: 'in-print', open: Boolean(pin.edit || pin.translation) }, make('summary', { text: say('shorten_or_translate') }),
      field('edit', say('as_printed'), pin.edit || words),
      field('translation', say('translation'), pin.translation || ''));
  }

  get stops() {
    return [...this.list.querySelectorAll('h3')];
  }
}

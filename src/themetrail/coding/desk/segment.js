/* All about the segment that is read: what can be said of it, its memo, and what was suggested for it. */
'use strict';

class AtHand {
  constructor(record, data, desk) {
    Object.assign(this, { record, desk });
    this.examples = new Map(Object.entries(data.examples));
    this.tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': say('this_segment') });
    this.code = make('div', { class: 'tools of-code' });
    this.memo = new MemoEditor(record, desk);
    this.suggestions = make('div', { class: 'suggestions' });
    this.element = make('div', { class: 'at-hand' }, this.code, this.tools, this.memo.element, this.suggestions);
  }

  /** Stand below the segment that is read now. */
  show() {
    const { current } = this.desk;
    const place = this.desk.reading.elements.get(current);
    if (!place) return;
    if (this.element.parentElement !== place) place.append(this.element);
    this._keepingFocus(() => {
      this._showTools(current);
      this._showCode();
      this._showSuggestions(current);
    });
    this.memo.refresh();
  }

  /** Redraw, and leave the focus on the button that had it. */
  _keepingFocus(redraw) {
    const name = this.element.contains(document.activeElement) ? document.activeElement.dataset.does : '';
    redraw();
    if (name) {
      const again = [...this.element.querySelectorAll('button')].find((one) => one.dataset.does === name);
      if (again) again.focus({ preventScroll: true });
      else this.desk.reading.focus(this.desk.current);
    }
  }

  _button(label, does, options) {
    const made = button(label, () => this.desk.does[does](), options);
    made.dataset.does = does;
    return made;
  }

  _showTools(id) {
    const { seen, unsure, quote } = this.record.segment(id);
    this.tools.replaceChildren(
      this._button(say('nothing_fits'), 'seen', { key: 'n', pressed: seen && !this.record.standing(id).length }),
      this._button(say('unsure'), 'unsure', { key: 'Shift+U', pressed: unsure }),
      this._button(say('quote_me'), 'quoteMe', { key: 'Shift+Q', pressed: quote === 'quote_me' }),
      this._button(say('never_quote'), 'neverQuote', { pressed: quote === 'never_quote' }),
      this._button(say('memo'), 'memo', { key: 'm' }),
      this._button(say('propose_a_code'), 'propose', { key: 'Shift+P' }),
    );
  }

  _showCode() {
    const decision = this.desk.picked && this.record.kinds.decision.get(this.desk.picked);
    this.code.hidden = !decision;
    if (!decision) return this.code.replaceChildren();
    const name = this.record.nameOf(decision.code_id);
    return this.code.replaceChildren(
      make('b', { text: name }),
      this._button(say('take_off'), 'takeOff', { key: 'Delete', describes: say('take_off_code', { name }) }),
      this._button(say('unsure'), 'unsureOfCode', { pressed: decision.unsure, describes: say('unsure_of_code', { name }) }),
      this._button(say('memo_on_this_code'), 'memoOnCode', { describes: say('memo_on', { name }) }),
    );
  }

  _showSuggestions(id) {
    const { arm } = this.record.talk.get(id);
    const known = this.record.suggested(id);
    const visible = arm === 'suggestions' || (arm === 'code_first' && this.record.segment(id).revealed);
    const content = [];
    if (arm === 'code_first' && !visible) content.push(this._button(say('show_suggestions'), 'reveal', { key: 'Space' }));
    else if (arm === 'blind') content.push(make('p', { class: 'quiet', text: say('none_shown') }));
    else if (visible && !known.length) content.push(make('p', { class: 'quiet', text: say('none_known') }));
    else if (visible) {
      content.push(make('h3', { text: say('suggested_by_program') }));
      content.push(make('ol', {}, known.map((one, n) => this._suggestion(id, one, n + 1))));
    }
    this.suggestions.replaceChildren(...content);
  }

  _suggestion(id, suggestion, n) {
    const entry = this.record.entries.get(suggestion.code);
    const answer = this.record.answer(id, suggestion);
    const likely = suggestion.probability === null ? '' : say('likely', { n: Math.round(100 * suggestion.probability) });
    const act = (label, what, key, pressed) => {
      const made = button(label, () => this.desk[what](n), { key, pressed, describes: say('does_to_code', { does: label, name: entry.name }) });
      made.dataset.does = `${what} ${n}`;
      return made;
    };
    return coloured(
      make('li', { class: `suggestion ${answer}` },
        make('p', { class: 'code-name' }, make('b', { text: entry.name }), make('span', { class: 'quiet', text: likely }), answer ? make('span', { class: 'tag', text: say(`answer_${answer}`) }) : ''),
        this._reasons(suggestion, entry),
        make('div', { class: 'tools' }, act(say('accept'), 'accept', String(n), answer === 'accepted'), act(say('another_instead'), 'instead', `+${n}`, null), act(say('refuse'), 'refuse', `-${n}`, answer === 'refused'))),
      entry.colour,
    );
  }

  /** What speaks for a suggestion and what against it, as far as the issue knows. */
  _reasons({ examples, code, speaksFor, speaksAgainst, counterexample }, entry) {
    const quoted = examples.map((id) => this._example(id, code));
    const reasons = [];
    const [nearest, ...others] = quoted;
    const folded = (title, content) => make('dd', {}, make('details', {}, make('summary', { text: title }), content));
    if (speaksFor) reasons.push(make('dt', { text: say('for') }), make('dd', { dir: 'auto', text: say('sentence', { said: speaksFor }) }));
    if (nearest) reasons.push(make('dt', { text: say('for_coded_alike') }), make('dd', {}, nearest));
    if (others.length) reasons.push(folded(say('more_examples', { n: others.length }), others));
    if (speaksAgainst) reasons.push(make('dt', { text: say('against') }), make('dd', { dir: 'auto', text: say('sentence', { said: speaksAgainst }) }));
    if (counterexample) reasons.push(folded(say('passage_without'), [this._example(counterexample, code)]));
    if (entry.exclude) reasons.push(make('dt', { text: say('against_excluded') }), make('dd', { dir: 'auto', text: entry.exclude }));
    return make('dl', { class: 'reasons' }, reasons);
  }

  _example(id, code) {
    const example = this.examples.get(id);
    if (!example) return make('p', { text: id });
    const others = example.codes.filter((one) => one !== code && this.record.entries.has(one)).map((one) => this.record.nameOf(one));
    const from = example.source === 'prior' ? say('earlier_data') : say('of_round', { round: example.source });
    const codes = others.join(', ');
    const named = example.codes.includes(code) ? () => say('also_given', { codes }) : () => codes;
    const given = others.length ? `; ${named()}` : example.codes.length ? '' : `; ${say('no_code')}`;
    return make('p', {}, make('q', { dir: 'auto', text: example.text }), make('span', { class: 'quiet', text: ` (${from}${given})` }));
  }
}

/** One field for memos: on a segment, on a code that stands, on a transcript. What is typed is kept as it is typed. */
class MemoEditor {
  constructor(record, desk) {
    Object.assign(this, { record, desk });
    this.target = null;
    this.label = make('label', { for: 'memo' });
    this.field = make('textarea', { id: 'memo', rows: '2', dir: 'auto', oninput: () => this._typed(), onblur: () => this.commit(), onkeydown: (event) => this._press(event) });
    this.element = make('div', { class: 'memo', hidden: true }, this.label, this.field, make('p', { class: 'quiet', text: say('memo_hint') }));
  }

  open(of, id, title) {
    this.commit();
    this.target = { of, id };
    this.label.textContent = title;
    this.field.value = this._standing();
    this.element.hidden = false;
    this.field.focus();
  }

  _standing() {
    const { of, id } = this.target;
    return (this.record.kinds[of].get(id) || { memo: '' }).memo;
  }

  _typed() {
    this.desk.saving.keepDraft({ ...this.target, text: this.field.value });
  }

  /** Write the memo as one change. */
  commit() {
    if (!this.target || this.element.hidden || !this.desk.writes) return;
    const { of, id } = this.target;
    const gone = of === 'decision' && !this.record.kinds.decision.has(id);
    if (gone || this.field.value === this._standing()) return;
    this.record.setMemo(of, id, this.field.value);
    this.desk.saving.keepDraft(null);
  }

  /** Take up what stands, such as after undo, where nobody is typing. */
  refresh() {
    if (!this.target || this.element.hidden || document.activeElement === this.field) return;
    this.field.value = this._standing();
  }

  close() {
    this.commit();
    this.target = null;
    this.element.hidden = true;
  }

  _press(event) {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
    this.desk.reading.focus(this.desk.current);
    this.desk.voice.say(say('memo_kept'));
  }
}

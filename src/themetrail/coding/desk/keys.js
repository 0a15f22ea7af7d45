/* The keyboard. The table is also what the help shows. */
'use strict';

const KEYS = [
  ['a b Enter', 'key_letters'],
  ['Enter', 'key_enter'],
  ['↑ ↓', 'key_up_down'],
  ['← →', 'key_left_right'],
  ['Shift+↑ Shift+↓', 'key_several'],
  ['n', 'key_seen'],
  ['m', 'key_memo'],
  ['u', 'key_undo'],
  ['Shift+R', 'key_redo'],
  ['Space', 'key_space'],
  ['1 2 3 4 5', 'key_accept'],
  ['+ 1 2 3 4 5', 'key_instead'],
  ['- 1 2 3 4 5', 'key_refuse'],
  ['Tab', 'key_tab'],
  ['Shift+U', 'key_unsure'],
  ['Shift+Q', 'key_quote'],
  ['Shift+M', 'key_memo_transcript'],
  ['Shift+P', 'key_propose'],
  ['Shift+N', 'key_next_uncoded'],
  ['Shift+J', 'key_next_unsure'],
  ['Shift+G', 'key_next_suggested'],
  ['/', 'key_search'],
  ['Ctrl+S', 'key_save'],
  ['?', 'key_help'],
];

class Keyboard {
  constructor(desk) {
    this.desk = desk;
    this.prefix = '';
    this.typed = ''; // a command that was the key before, and may have been meant as a letter
    document.addEventListener('keydown', (event) => this.press(event));
  }

  press(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const inField = event.target.closest && event.target.closest('input, textarea, select');
    const done = this._withControl(event) || this._withAlt(event) || (!inField && this._plain(event));
    if (done) event.preventDefault();
  }

  _withControl(event) {
    if (!event.ctrlKey && !event.metaKey) return false;
    const key = event.key.toLowerCase();
    if (key === 's') return this._do('save');
    if (event.target.closest('input, textarea')) return false; // the field's own undo
    if (key === 'z') return this._do(event.shiftKey ? 'redo' : 'undo');
    return key === 'y' ? this._do('redo') : false;
  }

  _withAlt(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown') return this._go(1);
    return event.key === 'ArrowUp' ? this._go(-1) : false;
  }

  _do(what) {
    this.desk.does[what]();
    return true;
  }

  _go(by) {
    this.desk.move(by);
    return true;
  }

  _plain(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const onButton = event.target.closest('button, a, summary');
    const chip = event.target.closest('.chip');
    if (onButton && (event.key === 'Enter' || event.key === ' ')) return false; // presses it
    if (chip && this._onChip(chip, event)) return true;
    return this._arrow(event) || (this.desk.shortcuts && (this._digit(event) || this._letter(event)));
  }

  _onChip(chip, event) {
    const does = { Delete: 'takeOff', Backspace: 'takeOff', m: 'memoOnCode', U: 'unsureOfCode' }[event.key];
    if (!does) return false;
    this.desk.pick(chip.dataset.decision, true);
    return this._do(does);
  }

  _arrow(event) {
    const { desk } = this;
    const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1, End: 1, Home: -1 }[event.key];
    if (event.key === 'Escape') return this._escape();
    if (!by || (event.target.closest('[tabindex]') && event.target.closest('.card, .wide'))) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.shiftKey) desk.choosing.segments(by);
      else desk.move(by);
      return true;
    }
    const towards = desk.choosing.readsFromRight() && event.key.startsWith('Arrow') ? -by : by;
    desk.choosing.words(towards, event.shiftKey, event.key === 'End' || event.key === 'Home');
    return true;
  }

  _escape() {
    this.prefix = '';
    this.desk.choosing.nothing();
    return true;
  }

  _digit(event) {
    const { desk, prefix } = this;
    if (event.key === '+' || event.key === '-') {
      this.prefix = event.key;
      desk.voice.say(say(event.key === '+' ? 'instead_of_which' : 'refuse_which'));
      return true;
    }
    if (!/^[1-5]$/.test(event.key)) {
      if (event.key !== 'Shift') this.prefix = '';
      return false;
    }
    this.prefix = '';
    desk[{ '+': 'instead', '-': 'refuse', '': 'accept' }[prefix]](Number(event.key));
    return true;
  }

  _letter(event) {
    const commands = { n: 'seen', m: 'memo', u: 'undo', '?': 'help', '/': 'search', ' ': 'reveal', Enter: 'openField' };
    const shifted = { R: 'redo', U: 'unsure', Q: 'quote', M: 'memoOnTranscript', P: 'propose', N: 'nextUncoded', J: 'nextUnsure', G: 'nextSuggested' };
    const typed = this.typed;
    this.typed = '';
    const named = event.key.length === 1 && event.shiftKey && /\p{Lu}/u.test(event.key) ? shifted[event.key] : commands[event.key];
    if (named) {
      if (event.key === 'n') this.typed = `n ${this.desk.current}`;
      return this._do(named);
    }
    if (event.key === 'Dead') {
      this.desk.does.openField();
      return false;
    }
    if (event.key.length !== 1 || !/[\p{L}\p{N}]/u.test(event.key)) return false;
    // Who types “no” means a code that begins so, where there is one.
    if (typed === `n ${this.desk.current}` && this.desk.takeAsLetters('n', event.key)) return true;
    this.desk.openField(event.key);
    return true;
  }
}

/* The keyboard. The table is also what the help shows. */
'use strict';

const KEYS = [
  ['a b Enter', 'Type two letters (or more) of a code, its theme or its id, then Enter: gives the code'],
  ['Enter', 'Open the field for codes, where every letter may be typed (Esc goes back)'],
  ['↑ ↓', 'Segment before, next segment (in the field: with Alt)'],
  ['← →', 'Choose a word; with Shift more words; Esc: the whole segment again'],
  ['Shift+↑ Shift+↓', 'Choose several segments'],
  ['n', 'Seen, nothing fits; again takes it back (with a next letter that begins a code with it, it is a letter)'],
  ['m', 'Memo on the segment; on a code that you are at, on that code'],
  ['u', 'Undo (also Ctrl+Z)'],
  ['Shift+R', 'Redo (also Ctrl+Y)'],
  ['Space', 'Show suggestions, where the desk has some'],
  ['1 2 3 4 5', 'Accept a suggestion, for the words that are chosen'],
  ['+ 1 2 3 4 5', 'Give another code in a suggestion’s place'],
  ['- 1 2 3 4 5', 'Refuse a suggestion'],
  ['Tab', 'Go to the codes of the segment: Enter picks one, Delete takes it off, m writes a memo, Shift+U marks it unsure'],
  ['Shift+U', 'Unsure'],
  ['Shift+Q', 'Quote me, never quote, neither'],
  ['Shift+M', 'Memo on the transcript'],
  ['Shift+P', 'Propose a new code'],
  ['Shift+N', 'Next segment that is not yet coded'],
  ['Shift+J', 'Next segment that is unsure'],
  ['Shift+G', 'Next segment with suggestions that wait for an answer'],
  ['/', 'Search'],
  ['Ctrl+S', 'Save a file'],
  ['?', 'This list'],
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
      if (event.shiftKey) desk.chooseSegments(by);
      else desk.move(by);
      return true;
    }
    const towards = desk.readsFromRight() && event.key.startsWith('Arrow') ? -by : by;
    desk.chooseWords(towards, event.shiftKey, event.key === 'End' || event.key === 'Home');
    return true;
  }

  _escape() {
    this.prefix = '';
    this.desk.chooseNothing();
    return true;
  }

  _digit(event) {
    const { desk, prefix } = this;
    if (event.key === '+' || event.key === '-') {
      this.prefix = event.key;
      desk.voice.say(event.key === '+' ? 'Another code instead of which suggestion? Press its number.' : 'Refuse which suggestion? Press its number.');
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

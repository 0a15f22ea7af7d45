/* The keyboard. The table is also what the help shows. */
'use strict';

const KEYS = [
  ['/', 'key_search'],
  ['j', 'key_next'],
  ['k', 'key_before'],
  ['c', 'key_context'],
  ['t', 'key_transcript'],
  ['p', 'key_pin'],
  ['y', 'key_copy'],
  ['d', 'key_disagreed'],
  ['g', 'key_tree'],
  ['m', 'participants_by_codes'],
  ['l', 'key_pins'],
  ['s', 'key_save'],
  ['?', 'this_list'],
];

class Keyboard {
  constructor(page) {
    this.page = page;
    document.addEventListener('keydown', (event) => this.press(event));
  }

  press(event) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]') || !this.page.shortcuts) return;
    if (event.target.closest && event.target.closest('input, textarea, select')) return;
    const does = this.page.deeds[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }
}

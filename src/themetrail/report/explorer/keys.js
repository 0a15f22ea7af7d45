/* The keyboard. The table is also what the help shows. */
'use strict';

const KEYS = [
  ['/', 'Search for words'],
  ['j', 'Next passage'],
  ['k', 'Passage before'],
  ['c', 'The passage in context, or no longer'],
  ['t', 'The whole transcript, at this passage'],
  ['p', 'Pin the passage, or take the pin off; words that are marked are pinned alone'],
  ['y', 'Copy the passage with its source'],
  ['d', 'Only what coders disagreed on'],
  ['g', 'Go to the themes and codes'],
  ['m', 'Participants by codes'],
  ['l', 'List of what is pinned'],
  ['s', 'Save: the passages as CSV, or quotations.csv from the list of pins'],
  ['?', 'This list'],
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

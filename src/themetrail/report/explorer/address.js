/* The state of the page, all of it in its address: to go back, to reload, to send to somebody. */
'use strict';

const AT_ONCE = 30; // passages that are drawn before more are asked for

const START = {
  view: 'passages', // or matrix, transcript, pinned
  code: '',
  group: '',
  who: '',
  words: '',
  only: '', // of ONLY, commas between
  shown: AT_ONCE,
  context: '', // the segment whose context is open
  transcript: '', // that is read, and at which segment
  at: '',
  row: 0, // where the matrix begins
  column: 0,
};

class Address {
  /** `onchange` is told of each state that somebody goes back to, with where the page stood then. */
  constructor(onchange) {
    this.standing = 0;
    history.scrollRestoration = 'manual';
    window.addEventListener('popstate', (event) => onchange(this.read(), event.state || {}));
  }

  read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const state = { ...START };
    for (const name of Object.keys(START)) {
      if (!asked.has(name)) continue;
      state[name] = typeof START[name] === 'number' ? Math.max(0, Number.parseInt(asked.get(name), 10) || 0) : asked.get(name);
    }
    state.shown = Math.max(state.shown, AT_ONCE);
    return state;
  }

  /** Go on to a state; in place of the present one where it is no step of its own, as each letter of a word. */
  write(state, { instead = false, focused = '' } = {}) {
    const asked = new URLSearchParams(Object.entries(state).filter(([name, value]) => value !== START[name]));
    const address = `${location.pathname}${location.search}${String(asked) ? `#${asked}` : ''}`;
    if (instead || address === location.pathname + location.search + location.hash) {
      history.replaceState(history.state, '', address);
      return;
    }
    this.keepPlace(focused);
    history.pushState({}, '', address);
  }

  /** Note where the page stands, for whoever comes back to it. */
  keepPlace(focused) {
    history.replaceState({ top: window.scrollY, focused }, '');
  }
}

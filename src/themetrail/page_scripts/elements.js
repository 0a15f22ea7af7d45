/* How elements of a page are made. Text is always text, never markup. */
'use strict';

const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** An element with attributes and children; `on...` are listeners, `false` and `null` leave an attribute out. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'text') element.textContent = value;
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button that says what it does and by which key. */
function button(label, onclick, { key = '', pressed = null, kind = '', title = '', describes = '' } = {}) {
  return make(
    'button',
    {
      type: 'button',
      class: kind || null,
      onclick,
      title: title || null,
      'aria-label': describes || null,
      'aria-pressed': pressed === null ? null : String(pressed),
      'aria-keyshortcuts': key || null,
    },
    label,
    key ? make('kbd', { 'aria-hidden': 'true', text: key.replace('Shift+', '⇧') }) : null,
  );
}

/** Give an element a colour of the codebook, which its style reads. */
function coloured(element, colour) {
  element.style.setProperty('--colour', colour);
  return element;
}

/** What was done, said to who looks and to who listens. */
class Voice {
  constructor() {
    this.line = make('p', { class: 'said', role: 'status', 'aria-live': 'polite' });
  }

  say(sentence) {
    if (!sentence) return;
    // The same sentence twice is said twice.
    this.line.textContent = this.line.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }
}

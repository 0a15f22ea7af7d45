/* What opens over a page: how it opens and closes, questions, the list of keys. */
'use strict';

/** A dialog that gives the focus back to where it was, and tells `onclosed` the answer. */
function openDialog(title, content, actions = [], onclosed = () => {}) {
  const heading = make('h2', { id: `dialog-${newId()}`, tabindex: '-1', text: title });
  const dialog = make('dialog', { 'aria-labelledby': heading.id }, make('form', { method: 'dialog' }, heading, content, make('div', { class: 'actions' }, actions)));
  const before = document.activeElement;
  const leave = (answer = '') => {
    if (!dialog.isConnected) return;
    dialog.close(answer);
    dialog.remove();
    if (before && before.isConnected) before.focus({ preventScroll: true });
    onclosed(answer);
  };
  // Its event `close` comes only with the next picture: until then the dialog would stand in the page, and whoever went
  // on in the meantime would be taken back by the focus.
  dialog.addEventListener('cancel', () => leave());
  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    leave(event.submitter ? event.submitter.value : '');
  });
  dialog.addEventListener('close', () => leave(dialog.returnValue)); // where the browser closes it by itself
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, leave };
}

const closing = (label = say('close')) => make('button', { value: '', text: label });

/** Ask, and give the value of the answer; the first answer is the careful one and what Esc means. */
function askPerson(title, question, answers) {
  return new Promise((resolve) => {
    const buttons = answers.map(([value, label], n) => make('button', { value, text: label, autofocus: n === 0 }));
    openDialog(title, make('p', { text: question }), buttons, (answer) => resolve(answer || answers[0][0]));
  });
}

function showHelp(table, settings) {
  const rows = table.map(([keys, what]) => make('tr', {}, make('td', {}, keys.split(' ').map((key) => make('kbd', { text: key }))), make('td', { text: say(what) })));
  const shortcuts = make('label', { class: 'setting' }, make('input', { type: 'checkbox', checked: settings.shortcuts, onchange: (event) => settings.setShortcuts(event.target.checked) }), say('single_keys'));
  openDialog(say('keys'), make('div', {}, make('table', {}, make('tbody', {}, rows)), shortcuts), [closing()])
    .dialog.querySelector('h2').focus(); // the first key is seen first, and not the setting below them all
}

/* What opens over a page: how it opens and closes, questions, the list of keys. */
'use strict';

/** A dialog that gives the focus back to where it was. */
function openDialog(title, content, actions = []) {
  const heading = make('h2', { id: `dialog-${newId()}`, tabindex: '-1', text: title });
  const dialog = make('dialog', { 'aria-labelledby': heading.id }, make('form', { method: 'dialog' }, heading, content, make('div', { class: 'actions' }, actions)));
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before && before.isConnected) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const closing = (label = say('close')) => make('button', { value: '', text: label });

/** Ask, and give the value of the answer; the first answer is the careful one and what Esc means. */
function askPerson(title, question, answers) {
  return new Promise((resolve) => {
    const buttons = answers.map(([value, label], n) => make('button', { value, text: label, autofocus: n === 0 }));
    const dialog = openDialog(title, make('p', { text: question }), buttons);
    dialog.addEventListener('close', () => resolve(dialog.returnValue || answers[0][0]));
  });
}

function showHelp(table, settings) {
  const rows = table.map(([keys, what]) => make('tr', {}, make('td', {}, keys.split(' ').map((key) => make('kbd', { text: key }))), make('td', { text: say(what) })));
  const shortcuts = make('label', { class: 'setting' }, make('input', { type: 'checkbox', checked: settings.shortcuts, onchange: (event) => settings.setShortcuts(event.target.checked) }), say('single_keys'));
  const dialog = openDialog(say('keys'), make('div', {}, make('table', {}, make('tbody', {}, rows)), shortcuts), [closing()]);
  dialog.querySelector('h2').focus(); // the first key is seen first, and not the setting below them all
}

/* Participants by codes: how many passages, and the way to them. A part of it is drawn at a time. */
'use strict';

const ROWS = 60;
const COLUMNS = 24;

class MatrixView {
  constructor(study, page) {
    Object.assign(this, { study, page });
    this.title = make('h2', { tabindex: '-1', id: 'matrix-title', text: say('participants_by_codes') });
    this.told = make('p', { class: 'quiet', text: say('matrix_told') });
    this.steps = make('div', { class: 'tools' });
    this.grid = make('table', { role: 'grid', class: 'matrix', 'aria-labelledby': 'matrix-title' });
    this.element = make('section', { class: 'view', 'aria-labelledby': 'matrix-title' }, this.title, this.told, this.steps, make('div', { class: 'wide' }, this.grid));
    this.grid.addEventListener('click', (event) => this._open(event.target.closest('[data-cell]')));
    this.grid.addEventListener('keydown', (event) => this._press(event));
  }

  show(state, found) {
    const members = this._members(state);
    const rows = this.study.ordered;
    const [row, column] = [Math.min(state.row, rows.length - 1), Math.min(state.column, Math.max(0, members.length - 1))];
    Object.assign(this, { found, rows: rows.slice(row, row + ROWS), columns: members.slice(column, column + COLUMNS), row, column, most: { rows: rows.length, columns: members.length } });
    this._showSteps();
    this.grid.replaceChildren(this._head(), make('tbody', {}, this.rows.map((entry, n) => this._row(entry, n + 1))));
    this.at(...(this.wanted || [0, 0]));
    this.wanted = null;
  }

  _members(state) {
    const { study } = this;
    const person = study.personOf.get(state.who);
    return study.groups.filter((group) => !state.group || group.id === state.group)
      .flatMap((group) => group.members).filter((member) => person === undefined || study.members[member][1] === person);
  }

  _showSteps() {
    const { row, column, most } = this;
    const step = (label, change, possible) => (possible ? button(label, () => this.page.go(change)) : null);
    const span = (what, from, n, all) => (all > n ? say(what, { from: from + 1, to: Math.min(from + n, all), all }) : '');
    this.steps.replaceChildren(...[
      step(say('earlier_codes'), { row: Math.max(0, row - ROWS) }, row > 0), step(say('later_codes'), { row: row + ROWS }, row + ROWS < most.rows),
      step(say('earlier_participants'), { column: Math.max(0, column - COLUMNS) }, column > 0), step(say('later_participants'), { column: column + COLUMNS }, column + COLUMNS < most.columns),
      make('span', { class: 'quiet', text: [span('codes_from_to', row, ROWS, most.rows), span('participants_from_to', column, COLUMNS, most.columns)].filter(Boolean).join(' · ') }),
    ].filter(Boolean));
  }

  _head() {
    const { study } = this;
    const named = this.columns.map((member, n) => {
      const [, person] = study.members[member];
      return this._cell('th', 0, n + 1, { role: 'columnheader', scope: 'col' }, make('span', { text: study.participants[person].label }));
    });
    const groups = [...Map.groupBy(this.columns, (member) => study.members[member][0])];
    const over = groups.map(([group, own]) => make('th', { class: 'of-group', scope: 'colgroup', colspan: String(own.length), text: study.groupOf.get(group).name }));
    return make('thead', {}, make('tr', {}, make('td', {}), over), make('tr', {}, this._cell('th', 0, 0, { role: 'columnheader', scope: 'col' }, say('head_code')), named));
  }

  _row(entry, n) {
    const head = this._cell('th', n, 0, { role: 'rowheader', scope: 'row', class: entry.level }, make('span', { text: entry.name }));
    head.style.setProperty('--depth', String(entry.depth));
    const cells = this.columns.map((member, at) => {
      const count = this.found.cells[entry.place * this.found.M + member];
      const cell = this._cell('td', n, at + 1, { role: 'gridcell', class: count ? 'some' : null }, count ? String(count) : '·');
      if (count) cell.style.setProperty('--share', `${Math.min(45, 10 + count * 5)}%`);
      return cell;
    });
    return make('tr', {}, coloured(head, entry.colour), cells.map((cell) => coloured(cell, entry.colour)));
  }

  _cell(tag, row, column, attributes, content) {
    return make(tag, { ...attributes, tabindex: '-1', 'data-cell': `${row} ${column}` }, content);
  }

  /** Make a cell the one that Tab comes to. */
  at(row, column, focus = false) {
    const before = this.grid.querySelector('[tabindex="0"]');
    if (before) before.tabIndex = -1;
    const cell = this.grid.querySelector(`[data-cell="${Math.min(row, this.rows.length)} ${Math.min(column, this.columns.length)}"]`);
    cell.tabIndex = 0;
    if (focus) cell.focus();
  }

  _press(event) {
    const cell = event.target.closest('[data-cell]');
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') this._open(cell);
    else if (by) this._step(cell.dataset.cell.split(' ').map((n, axis) => Number(n) + by[axis]));
    else return;
    event.preventDefault();
  }

  /** Go to a cell; beyond the part that is drawn, to the next part. */
  _step([row, column]) {
    const { page, most } = this;
    if (row > this.rows.length && this.row + ROWS < most.rows) this._turn({ row: this.row + ROWS }, [1, column]);
    else if (row < 1 && this.row > 0 && row < 0) this._turn({ row: Math.max(0, this.row - ROWS) }, [ROWS, column]);
    else if (column > this.columns.length && this.column + COLUMNS < most.columns) this._turn({ column: this.column + COLUMNS }, [row, 1]);
    else if (column < 0 && this.column > 0) this._turn({ column: Math.max(0, this.column - COLUMNS) }, [row, COLUMNS]);
    else if (row >= 0 && column >= 0 && row <= this.rows.length && column <= this.columns.length) this.at(row, column, true);
    else page.say(say('end_of_table'));
  }

  _turn(change, wanted) {
    this.wanted = wanted;
    this.page.go(change, { instead: true, focus: false });
    this.at(...wanted, true);
  }

  _open(cell) {
    if (!cell) return;
    const [row, column] = cell.dataset.cell.split(' ').map(Number);
    const change = { view: 'passages', shown: AT_ONCE, context: '' };
    if (row) change.code = this.rows[row - 1].id;
    if (column) {
      const [group, person] = this.study.members[this.columns[column - 1]];
      Object.assign(change, { group, who: this.study.participants[person].id });
    }
    if (row || column) this.page.go(change);
  }

  get stops() {
    return [];
  }
}

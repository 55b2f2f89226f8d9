// The table of the received reports.

import {byId, element, setChildren} from './dom.mjs';
import {language, word, words} from './words.mjs';

/** How many rows are added to the page at once; a browser takes long to lay out thousands. */
const ROWS_AT_ONCE = 200;

/** Milliseconds between two drawings of the table while files are read. */
const PAUSE = 200;

const STANDINGS = {
  unreadable: 'desk.standing.UNREADABLE',
  error: 'desk.standing.ERROR',
  warning: 'desk.standing.WARNING',
  ok: 'desk.standing.OK',
};
const ORDER_OF_STANDINGS = Object.keys(STANDINGS);

function standing(row) {
  const {status, errors} = row.result;
  return status === 'discrepancies' ? (errors > 0 ? 'error' : 'warning') : status;
}

function standingCell(row) {
  const kind = standing(row);
  const sign = {unreadable: '–', error: '×', warning: '!', ok: '✓'}[kind];
  return [
    element('span', {class: 'mark ' + kind, 'aria-hidden': 'true'}, sign),
    ' ' + word(STANDINGS[kind])];
}

/** The columns: the word above, what is sorted by, and what is shown. */
const COLUMNS = [
  {id: 'unit', word: 'desk.column.UNIT', value: row => row.result.unit || ''},
  {id: 'year', word: 'desk.column.YEAR', value: row => row.result.year || 0, text: row => row.result.year || ''},
  {id: 'standing', word: 'desk.column.STANDING', value: row => ORDER_OF_STANDINGS.indexOf(standing(row)), cell: standingCell},
  {id: 'errors', word: 'desk.column.ERRORS', number: true, value: row => row.result.errors},
  {id: 'warnings', word: 'desk.column.WARNINGS', number: true, value: row => row.result.warnings},
  {id: 'explained', word: 'page.column.explained', number: true, value: row => row.result.explained},
  {id: 'notices', word: 'page.column.notices', number: true, value: row => row.result.notices},
  {id: 'file', word: 'desk.column.FILE', value: row => row.source.path},
];

const FILTERS = {
  all: () => true,
  errors: row => row.result.errors > 0,
  unreadable: row => row.result.status === 'unreadable',
};

/** Rows with what was read of a file: its source and the result of its check. */
export class ReportList {
  /** @param open receives the row that is opened */
  constructor(open) {
    this.open = open;
    this.rows = [];
    this.sortedBy = null;
    this.descending = false;
    this.limit = ROWS_AT_ONCE;
    byId('filter-state').addEventListener('change', () => this.draw());
    byId('filter-text').addEventListener('input', () => this.draw());
    byId('more').addEventListener('click', () => {
      this.limit += ROWS_AT_ONCE;
      this.draw();
    });
  }

  /** Adds a row in place of the one of the same file. */
  add(row) {
    const at = this.rows.findIndex(each => each.key === row.key);
    if (at < 0) {
      row.id = this.rows.length === 0 ? 1 : this.rows[this.rows.length - 1].id + 1;
      this.rows.push(row);
    } else {
      row.id = this.rows[at].id;
      this.rows[at] = row;
    }
    this.drawSoon();
  }

  /** Shows another result in the row that has this number. */
  update(result) {
    const row = this.rows.find(each => each.result.number === result.number);
    if (row !== undefined) {
      row.result = result;
      delete row.element;
      this.drawSoon();
    }
  }

  drawSoon() {
    if (this.timer === undefined) {
      this.timer = setTimeout(() => this.draw(), PAUSE);
    }
  }

  clear() {
    this.rows = [];
    this.limit = ROWS_AT_ONCE;
    this.draw();
  }

  row(id) {
    return this.rows.find(row => row.id === id);
  }

  /** Returns the next row with findings, or the previous one with -1; undefined if there is none. */
  neighbour(row, direction) {
    const listed = this.listed();
    const at = listed.indexOf(row);
    const there = direction > 0 ? listed.slice(at + 1) : listed.slice(0, Math.max(at, 0)).reverse();
    return there.find(each => each.result.status !== 'ok' || each.result.notices > 0);
  }

  /** Returns the rows that the filter lets through, in their order. */
  listed() {
    const text = byId('filter-text').value.trim().toLowerCase();
    const state = FILTERS[byId('filter-state').value];
    const listed = this.rows.filter(
      row => state(row) && ((row.result.unit || '') + '\n' + row.source.path).toLowerCase().includes(text));
    if (this.sortedBy !== null) {
      const {value} = this.sortedBy;
      const sign = this.descending ? -1 : 1;
      const collator = new Intl.Collator('zh-CN', {numeric: true});
      listed.sort((one, other) => {
        const [a, b] = [value(one), value(other)];
        return sign * (typeof a === 'string' ? collator.compare(a, b) : a - b);
      });
    }
    return listed;
  }

  /** Draws everything anew, as in another language. */
  redraw() {
    this.rows.forEach(row => delete row.element);
    this.draw();
  }

  draw() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drawHead();
    const listed = this.listed();
    const shown = listed.slice(0, this.limit);
    setChildren(byId('rows'), shown.map(row => row.element || (row.element = this.rowElement(row))));
    byId('more').hidden = listed.length <= this.limit;
    byId('more').textContent = word('page.more', Math.min(ROWS_AT_ONCE, listed.length - shown.length));
    byId('filter-count').textContent = listed.length < this.rows.length ? word('page.filter.count', listed.length) : '';
    byId('summary').textContent = this.summary();
  }

  drawHead() {
    const focused = document.activeElement && document.activeElement.dataset.column;
    byId('columns').replaceChildren(...COLUMNS.map(column => this.headCell(column)));
    if (focused) {
      byId('columns').querySelector(`[data-column="${focused}"]`).focus();
    }
  }

  headCell(column) {
    const isSorted = this.sortedBy === column;
    const sign = isSorted ? (this.descending ? ' ▼' : ' ▲') : '';
    return element(
      'th',
      {scope: 'col', class: column.id, 'aria-sort': isSorted ? (this.descending ? 'descending' : 'ascending') : null},
      element(
        'button',
        {type: 'button', 'data-column': column.id, click: () => this.sortBy(column)},
        word(column.word),
        element('span', {'aria-hidden': 'true'}, sign)));
  }

  /** Sorts by a column: numbers, the most first; a third time, in the order of reading. */
  sortBy(column) {
    const first = column.number === true;
    if (this.sortedBy !== column) {
      this.sortedBy = column;
      this.descending = first;
    } else if (this.descending === first) {
      this.descending = !first;
    } else {
      this.sortedBy = null;
    }
    this.draw();
  }

  rowElement(row) {
    const cells = COLUMNS.map(column => {
      const content = column.cell ? column.cell(row) : [String(column.text ? column.text(row) : column.value(row))];
      return element('td', {class: column.id + (column.value(row) === 0 ? ' none' : '')}, ...content);
    });
    const name = row.result.unit || row.source.path.slice(row.source.path.lastIndexOf('/') + 1);
    cells[0] = element(
      'th', {scope: 'row', class: 'unit'},
      element('button', {type: 'button', class: 'link', 'data-row': row.id}, name));
    if (row.result.reasons) {
      cells[7].append(element('span', {class: 'reason'}, row.result.reasons[language()]));
    }
    return element('tr', {click: () => this.open(row)}, ...cells);
  }

  /** Returns the sentence with which the command ends. */
  summary() {
    const counts = {ok: 0, discrepancies: 0, unreadable: 0, errors: 0, warnings: 0, explained: 0, notices: 0};
    for (const {result} of this.rows) {
      counts[result.status]++;
      for (const each of ['errors', 'warnings', 'explained', 'notices']) {
        counts[each] += result[each];
      }
    }
    const those = entries => words(entries.filter(([, count]) => count > 0).map(([key, count]) => word(key, count)));
    const files = word('report.summary.files', this.rows.length, those([
      ['report.summary.OK', counts.ok],
      ['report.summary.DISCREPANCIES', counts.discrepancies],
      ['report.summary.UNREADABLE', counts.unreadable],
    ]));
    const found = those([
      ['counts.error', counts.errors],
      ['counts.warning', counts.warnings],
      ['counts.explained', counts.explained],
      ['counts.notice', counts.notices],
    ]);
    return found === '' ? word('report.summary.clean', files) : word('report.summary', files, word('counts', found));
  }
}

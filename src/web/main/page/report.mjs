// One report: the official form with its values, and the findings beside it, each leading to the other.

import {byId, element, mark} from './dom.mjs';
import {word} from './words.mjs';

export class ReportView {
  constructor() {
    this.cells = new Map();
    this.items = [];
    byId('tabs').addEventListener('keydown', event => this.moveTab(event));
  }

  /**
   * Shows a report.
   *
   * @param view what the engine returns for it
   */
  show(row, view) {
    byId('report-heading').textContent = view.heading;
    byId('report-file').textContent = row.source.path === '' ? '' : word('page.file', row.source.path);
    this.sheets = view.sheets;
    this.findings = view.findings;
    this.drawSheets();
    this.drawFindings();
    byId('form').hidden = view.sheets.length === 0;
    byId('findings-hint').hidden = this.cells.size === 0 || view.findings.length === 0;
    const first = view.findings.findIndex(finding => finding.keys && this.cells.has(finding.keys[0]));
    if (first >= 0) {
      this.choose(first, false);
    } else if (view.sheets.length > 0) {
      const figures = view.sheets.findIndex(sheet => sheet.cells.some(cell => cell.number));
      this.chooseTab(Math.max(figures, 0));
    }
  }

  clear(heading) {
    this.show({source: {path: ''}}, {heading, sheets: [], findings: []});
    byId('findings').replaceChildren();
  }

  drawSheets() {
    this.cells = new Map();
    byId('tabs').replaceChildren(...this.sheets.map((sheet, at) => this.tab(sheet, at)));
    byId('sheets').replaceChildren(...this.sheets.map((sheet, at) => this.panel(sheet, at)));
  }

  tab(sheet, at) {
    return element(
      'button',
      {
        type: 'button', role: 'tab', id: 'tab-' + at, 'aria-controls': 'sheet-' + at, class: sheet.severity,
        click: () => this.chooseTab(at),
      },
      sheet.findings > 0 ? word('finding.tab', sheet.name, sheet.findings) : sheet.name);
  }

  panel(sheet, at) {
    const rows = Array.from({length: sheet.rows}, () => element('tr'));
    for (const cell of sheet.cells) {
      rows[cell.row].append(this.cell(cell, sheet));
    }
    const columns = sheet.columns.map(({width}) => {
      const column = element('col');
      column.style.width = width / 100 + 'ch';
      return column;
    });
    const table = element(
      'table', {class: 'sheet'},
      element('caption', {}, sheet.name),
      element('colgroup', {}, ...columns),
      element('tbody', {}, ...rows));
    return element(
      'div',
      {role: 'tabpanel', id: 'sheet-' + at, 'aria-labelledby': 'tab-' + at, class: 'panel', tabindex: '0', hidden: true},
      table);
  }

  cell(cell, sheet) {
    const {key, severity} = cell;
    const kind = key === undefined ? (cell.text === '' ? 'blank' : 'label') : cell.number ? 'figure' : 'text';
    const made = element('td', {
      class: [kind, severity || '', cell.typed === false ? 'derived' : ''].join(' ').trim(),
      colspan: cell.width > 1 ? cell.width : null,
      rowspan: cell.height > 1 ? cell.height : null,
    });
    if (key === undefined) {
      made.append(cell.text);
      return made;
    }
    made.addEventListener('click', () => this.chooseFor(key)); // also by the button in it
    let target = made;
    if (severity) {
      target = element(
        'button', {type: 'button', title: this.sentencesAbout(key)},
        mark(severity, this.severityName(key, severity)),
        element('span', {class: 'value'}, cell.text));
      made.append(target);
    } else {
      made.append(cell.text);
      made.tabIndex = -1;
    }
    this.cells.set(key, {cell: made, target, sheet: this.sheets.indexOf(sheet)});
    return made;
  }

  sentencesAbout(key) {
    return this.findings
      .filter(({keys}) => keys && keys.includes(key))
      .map(({title, sentence}) => title + '　' + sentence)
      .join('\n');
  }

  /** Returns the word for a severity from the first finding that has it about a field. */
  severityName(key, severity) {
    const finding = this.findings.find(each => each.severity === severity && each.keys && each.keys.includes(key));
    return finding ? finding.severityName : '';
  }

  drawFindings() {
    let above = '';
    this.items = this.findings.map((finding, at) => {
      const suggestions = finding.suggestions || [];
      const same = suggestions.length > 0 && suggestions.join('\n') === above;
      above = suggestions.join('\n');
      return this.item(finding, same ? [word('finding.suggestion.same')] : suggestions, at);
    });
    const none = element('li', {class: 'none'}, word('page.findings.none'));
    byId('findings').replaceChildren(...(this.items.length > 0 ? this.items : [none]));
  }

  item(finding, suggestions, at) {
    const {severity, severityName, title, place, sentence, explanation} = finding;
    const badge =
      severity === null
        ? null
        : element('span', {class: 'badge ' + (explanation === undefined ? severity : 'explained')}, severityName);
    const content = [
      element(
        'span', {class: 'head'},
        badge,
        element('strong', {}, place === '' ? title : place),
        place === '' ? null : element('span', {class: 'rule'}, title)),
      element('span', {class: 'sentence'}, sentence),
      ...(explanation === undefined ? [] : [element('span', {class: 'explanation'}, word('page.explanation', explanation))]),
      ...suggestions.map(suggestion => element('span', {class: 'suggestion'}, suggestion)),
    ];
    const leads = finding.keys && finding.keys.some(key => this.cells.has(key));
    return element(
      'li', {},
      leads
        ? element('button', {type: 'button', class: 'finding', click: () => this.choose(at, true)}, ...content)
        : element('div', {class: 'finding'}, ...content));
  }

  /** Chooses a finding: shows and frames its cells. */
  choose(at, focus) {
    this.markItem(at);
    const keys = this.findings[at].keys.filter(key => this.cells.has(key));
    this.frame(keys);
    const {cell, target, sheet} = this.cells.get(keys[0]);
    this.chooseTab(sheet);
    if (focus) {
      target.focus({preventScroll: true});
      cell.scrollIntoView({block: 'center', inline: 'center'});
    } else {
      // only the form scrolls, not the page
      const panel = byId('sheet-' + sheet);
      panel.scrollTop = cell.offsetTop - panel.clientHeight / 2;
      panel.scrollLeft = cell.offsetLeft - panel.clientWidth / 2;
    }
  }

  /** Chooses the finding about a field: the first whose main field it is, else the first that involves it. */
  chooseFor(key) {
    let at = this.findings.findIndex(finding => finding.keys && finding.keys[0] === key);
    if (at < 0) {
      at = this.findings.findIndex(finding => finding.keys && finding.keys.includes(key));
    }
    if (at >= 0) {
      this.markItem(at);
      this.frame([key, ...this.findings[at].keys.filter(each => each !== key && this.cells.has(each))]);
      this.items[at].firstElementChild.focus({preventScroll: true});
      this.items[at].scrollIntoView({block: 'nearest'});
    }
  }

  markItem(chosen) {
    this.items.forEach((item, at) => {
      if (at === chosen) {
        item.firstElementChild.setAttribute('aria-current', 'true');
      } else {
        item.firstElementChild.removeAttribute('aria-current');
      }
    });
  }

  frame(keys) {
    for (const {cell} of this.cells.values()) {
      cell.classList.remove('framed', 'main');
    }
    keys.forEach((key, at) => this.cells.get(key).cell.classList.add('framed', ...(at === 0 ? ['main'] : [])));
  }

  chooseTab(chosen) {
    this.sheets.forEach((sheet, at) => {
      const tab = byId('tab-' + at);
      tab.setAttribute('aria-selected', String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
      byId('sheet-' + at).hidden = at !== chosen;
    });
    this.chosenTab = chosen;
  }

  moveTab(event) {
    const last = this.sheets.length - 1;
    const to = {
      ArrowLeft: Math.max(this.chosenTab - 1, 0),
      ArrowRight: Math.min(this.chosenTab + 1, last),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.chooseTab(to);
      byId('tab-' + to).focus();
    }
  }
}

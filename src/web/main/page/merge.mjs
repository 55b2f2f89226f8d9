// The merge of the reports in the list to a district's workbook.

import {byId, element} from './dom.mjs';
import {addEachFile} from './engine.mjs';
import {officeFields} from './office.mjs';
import {download} from './takeaway.mjs';
import {language, word} from './words.mjs';
import {ZipFile} from './zip.mjs';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the engine returned for the last merge, to be shown; null if there is none. */
let merged = null;

/** The parts of a merge that are shown as a report, by the words of the buttons that open them. */
const PARTS = {total: 'page.merge.total', reported: 'page.merge.reported.open'};

/** Proposes the year that most reports have, and the levels of its form. */
export async function proposeMerge(engine, rows) {
  const counts = new Map();
  rows.forEach(({result}) => result.year && counts.set(result.year, (counts.get(result.year) || 0) + 1));
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  if (byId('merge-year').value === '' && most !== undefined) {
    byId('merge-year').value = most[0];
  }
  await proposeLevels(engine);
}

/** Proposes the levels of units that the form of the chosen year has, and keeps the chosen one. */
export async function proposeLevels(engine) {
  const year = byId('merge-year').value;
  const select = byId('merge-level');
  if (select.dataset.year !== year) {
    const levels = await engine.call('levels', null, {year: Number(year)});
    const chosen = levels.includes(select.value) ? select.value : '';
    select.replaceChildren(...['', ...levels].map(level => element('option', {value: level}, level)));
    select.value = chosen;
    select.dataset.year = year;
  }
}

/** Returns the files of an input, an archive as those in it. */
async function sourcesOf(engine, input) {
  const sources = [];
  for (const file of [...input.files].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const source = {path: file.name, file};
    const members = /\.zip$/i.test(file.name) ? await engine.call('members', source) : [];
    sources.push(...(members.length === 0 ? [source] : members.map(
      member => ({file, archive: file.name, member, path: file.name + '/' + member}))));
  }
  return sources;
}

/** Begins a merge with what it needs beside the received reports. */
async function begin(engine, {settings, roster, previous, reported}) {
  const proceed = async (name, source, options) => {
    const refusal = await engine.call(name, source, {...options, language: language()});
    if (refusal !== '') {
      throw new Error(refusal);
    }
  };
  await proceed('mergeBegin', null, settings);
  for (const source of roster) {
    await proceed('mergeRoster', source);
  }
  for (const source of previous) {
    await proceed('mergePrevious', source, {alone: previous.length === 1});
  }
  for (const source of reported) {
    await proceed('mergeReported', source);
  }
}

/**
 * Merges the reports, and gives the workbook; shows what was and what was not added up.
 *
 * @return the name of the workbook, or null and why there is none; both are null if it was cancelled
 */
export async function mergeReports(engine, rows, progress, isCancelled) {
  const inputs = {
    settings: {
      district: byId('merge-unit').value.trim(),
      level: byId('merge-level').value,
      year: Number(byId('merge-year').value),
      form: '',
    },
    roster: await sourcesOf(engine, byId('merge-roster')),
    previous: await sourcesOf(engine, byId('merge-previous')),
    reported: await sourcesOf(engine, byId('merge-reported')),
  };
  clearMerge();
  const addAll = async () => {
    await addEachFile(engine, rows, {
      begin: () => begin(engine, inputs),
      add: ({source}) => engine.call('mergeAdd', source),
      addUnreadable: ({source}, reason) => engine.call(
        'mergeAddUnreadable', null, {path: source.path, reason, modified: source.file.lastModified}),
    }, progress, isCancelled);
    const again = isCancelled() ? [] : await engine.call('mergeAgain');
    for (const {source} of rows.filter(row => again.includes(row.source.path))) {
      await engine.call('mergeAddAgain', source);
    }
  };
  await addAll();
  if (!isCancelled()) {
    inputs.settings.form = await engine.call('mergeForm');
    if (inputs.settings.form !== '') { // none of the files is of the form of the year
      await addAll();
    }
  }
  if (isCancelled()) {
    return {name: null, refusal: null};
  }
  await showMerge(engine);
  const {refusal} = merged;
  if (refusal !== null) {
    return {name: null, refusal};
  }
  const name = merged.outputName + '.xlsx';
  download(name, new Blob([await engine.call('mergeWorkbook', null, {language: language()})], {type: XLSX}));
  return {name, refusal};
}

/** Gives the letters to the units from which nothing came as one archive, and returns its name. */
export async function takeReminders(engine) {
  const zip = new ZipFile();
  for (const {name, bytes} of await engine.call('mergeReminders', null, {language: language(), office: officeFields()})) {
    zip.add(name, bytes);
  }
  const archive = word('page.merge.reminders') + '.zip';
  download(archive, zip.toBlob());
  return archive;
}

/** Forgets the last merge. */
export function clearMerge() {
  merged = null;
  byId('merge-result').replaceChildren();
}

/** Returns a part of the last merge as a row of the list that is opened; undefined if there is none. */
export function mergedRow(part) {
  return merged === null || !(part in PARTS) || merged[part] === undefined
    ? undefined
    : {id: part, view: merged[part], source: {path: ''}, result: {status: 'unreadable'}};
}

/** Shows the last merge in the language that was chosen. */
export async function redrawMerge(engine) {
  if (merged !== null) {
    await showMerge(engine);
  }
}

async function showMerge(engine) {
  merged = await engine.call('mergeView', null, {language: language()});
  const {heading, reception, remarks = [], refusal, missing, entries} = merged;
  const open = part => element(
    'button', {type: 'button', 'data-row': part, click: () => { location.hash = '#' + part; }}, word(PARTS[part]));
  const buttons = (refusal === null ? Object.keys(PARTS).filter(part => merged[part] !== undefined) : []).map(open);
  if (missing > 0) {
    buttons.push(element('button', {type: 'button', id: 'remind', title: word('page.merge.remind.hint')}, word('page.merge.remind', missing)));
  }
  const isNotable = entry => !entry.merged || entry.note !== '';
  const others = entries.filter(entry => !isNotable(entry));
  byId('merge-result').replaceChildren(
    element('h3', {}, heading),
    element('p', {}, reception),
    ...remarks.map(remark => element('p', {}, remark)),
    ...(buttons.length === 0 ? [] : [element('p', {class: 'group'}, ...buttons)]),
    ...tableOf(entries.filter(isNotable), word('page.merge.notable')),
    ...(others.length === 0 ? [] : [element(
      'details', {}, element('summary', {}, word('page.merge.others', others.length)),
      ...tableOf(others, word('page.merge.others', others.length)))]));
}

/** Returns a table of units and files; nothing if there are none. */
function tableOf(entries, caption) {
  if (entries.length === 0) {
    return [];
  }
  const head = ['desk.column.UNIT', 'desk.column.STANDING', 'desk.column.FILE', 'page.merge.note'];
  return [element(
    'table', {class: 'entries'},
    element('caption', {class: 'unseen'}, caption),
    element('thead', {}, element('tr', {}, ...head.map(key => element('th', {scope: 'col'}, word(key))))),
    element('tbody', {}, ...entries.map(({status, unit, file, note}) => element(
      'tr', {},
      element('th', {scope: 'row'}, unit),
      element('td', {}, status),
      element('td', {}, file),
      element('td', {}, note)))))];
}

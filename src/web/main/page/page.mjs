// The page: files come in, are read one after another, and are shown in the list or one by one.

import {byId, element} from './dom.mjs';
import {Cancelled, Engine, EngineFailure, sentenceOf} from './engine.mjs';
import {chosenFiles, droppedFiles} from './files.mjs';
import {issueForms, offerForms, offerLevels, toggleIssue, updateIssue} from './issue.mjs';
import {ReportList} from './list.mjs';
import {clearMerge, mergedRow, mergeReports, proposeLevels, proposeMerge, redrawMerge, takeReminders} from './merge.mjs';
import {fillOffice, keepOffice, officeFields, recallOffice, remarkOnOffice, showOffice, updateOffice} from './office.mjs';
import {ReportView} from './report.mjs';
import {download, OUTPUTS, takeAll, takeOne} from './takeaway.mjs';
import {chooseLanguage, inEachLanguage, language, word, words} from './words.mjs';

/** How many names a sentence lists. */
const NAMES_LISTED = 3;

const engine = new Engine();
const list = new ReportList(row => { location.hash = '#' + row.id; });
const view = new ReportView();

/** The exports of the engine. */
let offered = [];

/** The sources that are still to be read, and how many of this round have been. */
let waiting = [];
let done = 0;

/** The paths of the files in folders that are of no kind that reports have. */
let unread = new Set();

/** How often the list was cleared. What was begun before is not added to it. */
let rounds = 0;

/** The worker, as the engine counts them, that compares the reports of the list; null if it is begun anew. */
let comparing = null;

let busy = false;
let cancelled = false;

/** What the line of messages says, so that it can be said in another language. */
let message = () => '';

function say(sentence) {
  message = sentence;
  byId('status').textContent = message();
}

function sayFailure(failure) {
  say(() => sentenceOf(failure));
}

function showProgress(key, count, total) {
  byId('activity').hidden = false;
  byId('progress').max = total;
  byId('progress').value = count;
  byId('progress-text').textContent = word(key, count, total);
}

function listed(names) {
  return words(names.slice(0, NAMES_LISTED)) + (names.length > NAMES_LISTED ? '…' : '');
}

// Reading

function keyOf({path, file}) {
  return [path, file.size, file.lastModified].join('\n');
}

async function receive({files, others, settings}) {
  say(() => '');
  others.forEach(path => unread.add(path));
  if (others.length > 0) {
    say(() => word('page.others', others.length, listed(others)));
  } else if (files.length === 0 && settings === null) {
    say(() => word('page.nothing'));
  }
  if (settings !== null) {
    readOffice(settings, files.length === 0).catch(sayFailure);
  }
  if (files.length > 0) {
    waiting.push(...files);
    cancelled = false;
    byId('welcome').hidden = true;
    byId('list').hidden = false;
    location.hash = '';
    await readAll();
  }
}

async function readAll() {
  byId('continue').hidden = true;
  if (busy) {
    return;
  }
  busy = true;
  cancelled = false;
  done = 0;
  showTools();
  while (waiting.length > 0 && !cancelled) {
    showProgress('page.reading', done, done + waiting.length);
    const round = rounds;
    let source;
    try {
      if (comparing !== engine.generation) {
        await beginList();
      }
      source = waiting.shift();
      await read(source);
      done++;
    } catch (failure) {
      if (!(failure instanceof Cancelled)) {
        throw failure;
      }
      if (source !== undefined && round === rounds) {
        waiting.unshift(source);
      }
    }
  }
  finishWork();
  if (waiting.length > 0) {
    const left = waiting.length;
    say(() => word('page.stopped', left));
    byId('continue').hidden = false;
    byId('continue').focus();
  } else {
    byId('announcement').textContent = list.summary();
  }
}

function finishWork() {
  busy = false;
  byId('activity').hidden = true;
  list.draw();
  showTools();
}

async function read(source) {
  if (source.member === undefined && /\.zip$/i.test(source.path) && offered.includes('members')) {
    const members = await membersOf(source);
    if (members.length > 0) {
      waiting.unshift(...members);
      return;
    }
  }
  const round = rounds;
  const result = await check(source);
  if (round === rounds) {
    list.add({source, key: keyOf(source), result});
  }
}

/**
 * Begins the list in a worker that knows nothing of it. The reports that the worker before it has read
 * are read once more, as their texts are compared with those of the reports that follow.
 */
async function beginList() {
  try {
    await engine.call('listBegin');
  } catch (failure) {
    if (!(failure instanceof EngineFailure)) {
      throw failure;
    }
    return; // the same is then said of the files
  }
  comparing = engine.generation;
  const known = list.rows.filter(({result}) => result.number !== undefined);
  known.forEach(({result}) => { delete result.number; });
  waiting.unshift(...known.map(({source}) => source));
}

async function membersOf(source) {
  try {
    const members = await engine.call('members', source);
    return members.map(member => (
      {file: source.file, archive: source.path, member, path: source.path + '/' + member}));
  } catch (failure) {
    if (failure instanceof Cancelled) {
      throw failure;
    }
    return []; // what is wrong with it is found when it is read as a file
  }
}

async function check(source) {
  try {
    const {row, changed} = await engine.call('check', source);
    changed.forEach(each => list.update(each));
    return row;
  } catch (failure) {
    if (!(failure instanceof EngineFailure)) {
      throw failure;
    }
    const counts = {errors: 0, warnings: 0, explained: 0, notices: 0};
    const failures = inEachLanguage(() => sentenceOf(failure));
    return {status: 'unreadable', ...counts, reasons: failures, failures};
  }
}

byId('cancel').addEventListener('click', () => {
  cancelled = true;
  engine.cancel();
});
byId('continue').addEventListener('click', readAll);
byId('clear').addEventListener('click', () => {
  waiting = [];
  unread = new Set();
  cancelled = true;
  engine.cancel();
  list.clear();
  comparing = null;
  rounds++;
  clearMerge();
  byId('merge-inputs').reset();
  byId('merge').open = false; // so that the year of the next reports is proposed
  byId('list').hidden = true;
  byId('welcome').hidden = false;
  byId('continue').hidden = true;
  say(() => '');
});

for (const id of ['choose-files', 'choose-folder']) {
  byId(id).addEventListener('change', event => {
    const found = chosenFiles(event.target);
    event.target.value = ''; // so that the same files can be chosen again
    receive(found);
  });
}
document.addEventListener('dragover', event => {
  event.preventDefault();
  document.body.classList.add('over');
});
document.addEventListener('dragleave', event => {
  if (event.relatedTarget === null) {
    document.body.classList.remove('over');
  }
});
document.addEventListener('drop', async event => {
  event.preventDefault();
  document.body.classList.remove('over');
  try {
    await receive(await droppedFiles(event.dataTransfer));
  } catch (failure) {
    say(() => word('page.failed', failure.message)); // such as a folder that may not be read
  }
});

// One report

let opened = null;

async function open() {
  const id = location.hash.slice(1);
  const row = mergedRow(id) || list.row(Number(id));
  const before = opened;
  opened = row === undefined ? null : row;
  byId('report').hidden = opened === null;
  byId('list').hidden = opened !== null || list.rows.length + waiting.length === 0;
  if (opened === null) {
    const button = before && document.querySelector(`[data-row="${before.id}"]`);
    if (button) {
      button.focus();
    }
    return;
  }
  byId('previous').disabled = neighbour(-1) === undefined;
  byId('next').disabled = neighbour(1) === undefined;
  say(() => '');
  view.clear(word('page.opening', opened.source.path));
  byId('report-heading').focus();
  window.scrollTo(0, 0);
  try {
    const shown = row.view || await engine.call('view', row.source, {language: language(), copied: row.result.copied}, true);
    if (opened === row) {
      view.show(row, shown);
      byId('announcement').textContent = shown.heading;
      showTools();
    }
  } catch (failure) {
    if (failure instanceof EngineFailure && opened === row) {
      view.clear(sentenceOf(failure));
    }
  }
}

/** Returns the next or previous report of the list with findings; undefined if there is none. */
function neighbour(direction) {
  return opened.view === undefined ? list.neighbour(opened, direction) : undefined;
}

function moveTo(direction) {
  const row = neighbour(direction);
  if (row !== undefined) {
    location.hash = '#' + row.id;
  }
}

window.addEventListener('hashchange', open);
byId('back').addEventListener('click', () => { location.hash = ''; });
byId('previous').addEventListener('click', () => moveTo(-1));
byId('next').addEventListener('click', () => moveTo(1));
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && opened !== null) {
    location.hash = '';
  }
});
byId('print').addEventListener('click', () => window.print());

// Taking away

function showTools() {
  const readable = list.rows.filter(row => row.result.status !== 'unreadable');
  const kinds = Object.keys(OUTPUTS).filter(kind => offered.includes(OUTPUTS[kind]));
  const kindsOfAll = kinds.filter(kind => kind !== 'letter');
  const ofAll = offered.includes('folderSummary') ? [...kindsOfAll, 'summary', 'all'] : [];
  const names = {
    form: ['page.take.form', 'page.take.form.hint'],
    letter: ['page.take.letter', 'page.take.letter.hint'],
    notice: ['page.take.notice', 'page.take.notice.hint'],
    sheet: ['page.take.sheet', 'page.take.sheet.hint'],
    summary: ['page.take.summary', 'page.take.summary.hint'],
    all: ['page.take.all', 'page.take.all.hint'],
  };
  const button = (kind, click, disabled, name = kind) =>
    element(
      'button', {type: 'button', 'data-kind': kind, title: word(names[name][1]), click, disabled}, word(names[name][0]));
  byId('take-all').replaceChildren(
    element('span', {}, word('page.take')),
    ...ofAll.map(kind => button(
      kind, () => take(kind, kind === 'all' ? [...kindsOfAll, 'summary'] : [kind]),
      busy || (kind === 'summary' ? list.rows : readable).length === 0)));
  byId('issue-open').hidden = !offered.includes('issueForms');
  byId('office-open').hidden = !offered.includes('officeRead');
  byId('issue-go').disabled = busy;
  updateIssue(list.rows);
  byId('merge').hidden = !offered.includes('mergeView');
  byId('merge-go').disabled = busy || list.rows.length === 0;
  const isReadable = opened !== null && opened.result.status !== 'unreadable';
  byId('take-one').replaceChildren(
    ...(isReadable ? kinds.map(
      kind => button(kind, () => takeOpened(kind), false, kind === 'notice' ? 'sheet' : kind)) : []));
}

async function takeOpened(kind) {
  try {
    const name = await takeOne(engine, opened, kind);
    say(() => (name === null ? word('page.taken.none') : word('page.taken', name)));
  } catch (failure) {
    if (failure instanceof EngineFailure) {
      say(() => sentenceOf(failure));
    }
  }
}

async function take(button, kinds) {
  const {rows} = list;
  busy = true;
  cancelled = false;
  showTools();
  const archive = word(
    {form: 'page.take.form', notice: 'page.take.notice', summary: 'page.take.summary', all: 'page.archive'}[button]) + '.zip';
  showProgress('page.taking', 0, rows.length);
  let outcome = () => word('desk.cancelled');
  try {
    const {name, failed} = await takeAll(
      engine, rows, kinds, [...unread], archive,
      finished => showProgress('page.taking', finished, rows.length), () => cancelled);
    if (failed.length > 0) {
      outcome = () => word('page.take.failed', failed.length, listed(failed));
    } else if (!cancelled) {
      outcome = () => (name === null ? word('page.taken.none') : word('page.taken', name));
    }
  } catch (failure) {
    if (!(failure instanceof Cancelled)) {
      outcome = () => sentenceOf(failure);
    }
  }
  finishWork();
  say(outcome);
  const pressed = byId('take-all').querySelector(`[data-kind="${button}"]`);
  if (pressed !== null) {
    pressed.focus();
  }
  if (waiting.length > 0 && !cancelled) { // dropped meanwhile
    await readAll();
  }
}

// The merge

byId('merge').addEventListener('toggle', () => proposeMerge(engine, list.rows).catch(sayFailure));
byId('merge-year').addEventListener('change', () => proposeLevels(engine).catch(sayFailure));
byId('merge-inputs').addEventListener('submit', async event => {
  event.preventDefault();
  if (busy) {
    return;
  }
  const {rows} = list;
  busy = true;
  cancelled = false;
  showTools();
  let outcome = () => word('desk.cancelled');
  try {
    const {name, refusal} = await mergeReports(
      engine, rows, count => showProgress('page.taking', count, rows.length), () => cancelled);
    if (!cancelled) {
      outcome = () => (name === null ? refusal : word('page.taken', name));
    }
  } catch (failure) {
    if (!(failure instanceof Cancelled)) {
      outcome = () => word('page.merge.failed', failure.message);
    }
  }
  finishWork();
  say(outcome);
  if (waiting.length > 0 && !cancelled) { // dropped meanwhile
    await readAll();
  }
});

byId('merge-result').addEventListener('click', event => {
  if (event.target.id === 'remind') {
    takeReminders(engine).then(name => say(() => word('page.taken', name))).catch(sayFailure);
  }
});

// Blank forms

byId('issue-open').addEventListener('click', () => toggleIssue(engine, list.rows).catch(sayFailure));
byId('issue-year').addEventListener('input', () => offerForms(engine, list.rows).catch(sayFailure));
byId('issue-form').addEventListener('change', offerLevels);
byId('issue-inputs').addEventListener('submit', async event => {
  event.preventDefault();
  if (busy) {
    return;
  }
  busy = true;
  cancelled = false;
  showTools();
  const progress = count => {
    showProgress('page.issue.making', count, 1);
    byId('progress').removeAttribute('value'); // how many there will be is not known
  };
  progress(0);
  let outcome = () => word('desk.cancelled');
  try {
    const made = await issueForms(engine, list.rows, progress, () => cancelled);
    if (made !== null) {
      const {refusal, count, name} = made;
      outcome = () => (refusal ? word('page.issue.failed', refusal) : word('page.issue.done', count, name));
    }
  } catch (failure) {
    if (!(failure instanceof Cancelled)) {
      outcome = () => word('page.issue.failed', sentenceOf(failure));
    }
  }
  finishWork();
  say(outcome);
  if (waiting.length > 0 && !cancelled) { // dropped meanwhile
    await readAll();
  }
});

// The settings of the office

/** Fills in what a file of settings holds, and shows it if asked or if there is something to be said about it. */
async function readOffice(source, isShown) {
  const read = {};
  for (const each of ['zh', 'en']) {
    read[each] = await engine.call('officeRead', source, {language: each}, true);
  }
  if (read.zh.refusal !== undefined) {
    say(() => word('page.office.failed', source.path, read[language()].refusal));
    return;
  }
  const {fields} = read.zh;
  const remarks = {zh: read.zh.remarks || [], en: read.en.remarks || []};
  fillOffice(fields);
  remarkOnOffice(remarks);
  if (isShown || remarks.zh.length > 0) {
    showOffice(true);
  }
  say(() => word('page.office.read', source.path));
}

byId('office-open').addEventListener('click', () => {
  showOffice(byId('office').hidden);
  if (!byId('office').hidden) {
    byId('office-signature').focus();
  }
});
byId('office-inputs').addEventListener('change', keepOffice);
byId('office-save').addEventListener('click', async () => {
  try {
    const text = await engine.call('officeText', null, {office: officeFields()}, true);
    download('设置.txt', new Blob([text], {type: 'text/plain'}));
    say(() => word('page.taken', '设置.txt'));
  } catch (failure) {
    sayFailure(failure);
  }
});

// The language

function speak(language) {
  chooseLanguage(language);
  byId('status').textContent = message();
  updateOffice();
  list.redraw();
  showTools();
}

byId('language').addEventListener('click', async () => {
  speak(language() === 'zh' ? 'en' : 'zh');
  if (!busy) { // else it is forgotten, as the worker may be merging others
    await redrawMerge(engine).catch(clearMerge);
  }
  if (opened !== null) {
    open();
  }
});

/** Prepares the check of the first report, until there is one. */
async function warmUp() {
  let left = true;
  for (let step = 0; left && !busy; step++) {
    left = await engine.call('warmUp', null, {step}).catch(() => false); // was cancelled, or the report tells what is wrong
  }
}

speak('zh');
recallOffice();
engine.call('exports').then(names => {
  offered = names;
  showTools();
  document.documentElement.dataset.ready = 'true';
  return warmUp();
}).catch(failure => say(() => word('page.unsupported', failure.message)));

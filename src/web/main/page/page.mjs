// The page: files come in, are read one after another, and are shown in the list or one by one.

import {byId, element} from './dom.mjs';
import {Cancelled, Engine, EngineFailure} from './engine.mjs';
import {chosenFiles, droppedFiles} from './files.mjs';
import {ReportList} from './list.mjs';
import {ReportView} from './report.mjs';
import {OUTPUTS, takeAll, takeOne} from './takeaway.mjs';
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
let busy = false;
let cancelled = false;

/** What the line of messages says, so that it can be said in another language. */
let message = () => '';

function say(sentence) {
  message = sentence;
  byId('status').textContent = message();
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

async function receive({files, others}) {
  say(() => '');
  if (others.length > 0) {
    say(() => word('page.others', others.length, listed(others)));
  } else if (files.length === 0) {
    say(() => word('page.nothing'));
  }
  if (files.length > 0) {
    waiting.push(...files);
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
    const source = waiting.shift();
    try {
      await read(source);
      done++;
    } catch (failure) {
      if (!(failure instanceof Cancelled)) {
        throw failure;
      }
      waiting.unshift(source);
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
  list.add({source, key: keyOf(source), result: await check(source)});
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
    return await engine.call('check', source);
  } catch (failure) {
    if (!(failure instanceof EngineFailure)) {
      throw failure;
    }
    const counts = {errors: 0, warnings: 0, explained: 0, notices: 0};
    return {unit: null, year: null, status: 'unreadable', ...counts, reasons: inEachLanguage(() => sentenceOf(failure))};
  }
}

function sentenceOf(failure) {
  if (failure.seconds !== undefined) {
    return word('page.tooLong', failure.seconds);
  }
  return failure.message === 'gone' ? word('page.gone') : word('page.failed', failure.message);
}

byId('cancel').addEventListener('click', () => {
  cancelled = true;
  engine.cancel();
});
byId('continue').addEventListener('click', readAll);
byId('clear').addEventListener('click', () => {
  waiting = [];
  cancelled = true;
  engine.cancel();
  list.clear();
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
  const row = list.row(Number(location.hash.slice(1)));
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
  byId('previous').disabled = list.neighbour(opened, -1) === undefined;
  byId('next').disabled = list.neighbour(opened, 1) === undefined;
  say(() => '');
  view.clear(word('page.opening', opened.source.path));
  byId('report-heading').focus();
  window.scrollTo(0, 0);
  try {
    const shown = await engine.call('view', opened.source, {language: language()}, true);
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

function moveTo(direction) {
  const row = list.neighbour(opened, direction);
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
  const kinds = Object.keys(OUTPUTS).filter(kind => offered.includes(OUTPUTS[kind].output));
  const names = {
    form: ['page.take.form', 'page.take.form.hint'],
    notice: ['page.take.notice', 'page.take.notice.hint'],
    all: ['page.take.all', 'page.take.all.hint'],
  };
  const button = (kind, click, disabled) =>
    element(
      'button', {type: 'button', 'data-kind': kind, title: word(names[kind][1]), click, disabled}, word(names[kind][0]));
  byId('take-all').replaceChildren(
    element('span', {}, word('page.take')),
    ...[...kinds, ...(kinds.length > 1 ? ['all'] : [])].map(
      kind => button(kind, () => take(kind, kind === 'all' ? kinds : [kind]), busy || readable.length === 0)));
  const isReadable = opened !== null && opened.result.status !== 'unreadable';
  byId('take-one').replaceChildren(
    ...(isReadable ? kinds.map(kind => button(kind, () => takeOpened(kind), false)) : []));
}

async function takeOpened(kind) {
  try {
    const name = await takeOne(engine, opened, OUTPUTS[kind]);
    say(() => (name === null ? word('page.taken.none') : word('page.taken', name)));
  } catch (failure) {
    if (failure instanceof EngineFailure) {
      say(() => sentenceOf(failure));
    }
  }
}

async function take(name, kinds) {
  const rows = list.rows.filter(row => row.result.status !== 'unreadable');
  busy = true;
  cancelled = false;
  showTools();
  const archive = word({form: 'page.take.form', notice: 'page.take.notice', all: 'page.archive'}[name]) + '.zip';
  showProgress('page.taking', 0, rows.length);
  const {count, failed} = await takeAll(
    engine, rows, kinds.map(kind => OUTPUTS[kind]), archive,
    finished => showProgress('page.taking', finished, rows.length), () => cancelled);
  finishWork();
  if (cancelled) {
    say(() => word('desk.cancelled'));
  } else if (failed.length > 0) {
    say(() => word('page.take.failed', failed.length, listed(failed)));
  } else {
    say(() => (count === 0 ? word('page.taken.none') : word('page.taken', archive)));
  }
  byId('take-all').querySelector(`[data-kind="${name}"]`).focus();
  if (waiting.length > 0 && !cancelled) { // dropped meanwhile
    await readAll();
  }
}

// The language

function speak(language) {
  chooseLanguage(language);
  byId('status').textContent = message();
  list.redraw();
  showTools();
}

byId('language').addEventListener('click', () => {
  speak(language() === 'zh' ? 'en' : 'zh');
  if (opened !== null) {
    open();
  }
});

speak('zh');
engine.call('exports').then(names => {
  offered = names;
  showTools();
  document.documentElement.dataset.ready = 'true';
  return engine.call('warmUp');
}).catch(failure => say(() => word('page.unsupported', failure.message)));

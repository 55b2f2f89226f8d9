// Runs in the worker, after the engine's script: reads one file, calls the engine, and lets it go.
'use strict';

/** One byte more than the engine accepts, so that it says what is wrong with a larger file. */
const MAX_BYTES = self.maxFileSize() + 1;

/** The key of the archive whose members are being read, which the engine holds; empty if there is none. */
let opened = '';

async function bytesOf(source) {
  return new Int8Array(await source.file.slice(0, MAX_BYTES).arrayBuffer());
}

async function contentOf(source) {
  if (source.member === undefined) {
    opened = '';
    self.archiveClose();
    return bytesOf(source);
  }
  const key = [source.archive, source.file.size, source.file.lastModified].join('\n');
  if (opened !== key) {
    opened = '';
    self.archiveOpen(source.archive, await bytesOf(source));
    opened = key;
  }
  return self.member(source.member);
}

/** Returns the outputs that are ready, each with its name. */
function outputs() {
  const made = [];
  for (let name = self.folderOutputName(); name !== ''; name = self.folderOutputName()) {
    made.push({name, bytes: self.folderOutput()});
  }
  return made;
}

/** Makes the outputs of the files whose results are ready. */
function ready() {
  const made = [];
  while (self.folderNext()) {
    made.push(...outputs());
  }
  return made;
}

/** Returns the day of this computer, which letters bear. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-');
}

const functions = {
  /** Returns the names of the exports of the engine, so that the page offers what there is. */
  exports: () => ['folderSummary', 'format', 'issueForms', 'letter', 'members', 'mergeReminders', 'mergeView', 'notice', 'officeRead'].filter(name => typeof self[name] === 'function'),

  /** Returns the names of the reports in an archive. */
  members: async source => self.members(source.path, await bytesOf(source)),

  /** Prepares the check of the first report by a step; returns whether another one is left. */
  warmUp: (source, {step}) => self.warmUp(step),

  /** Begins the list anew. */
  listBegin: () => void self.listBegin(),

  /** Returns what the list shows of a file, and of files before it whose rows have changed by it. */
  check: async source => {
    const {rows} = JSON.parse(self.listAdd(source.path, await contentOf(source)));
    return {row: rows.pop(), changed: rows};
  },

  /** Returns the findings and the form with its values. */
  view: async (source, {language, copied = ''}) =>
    JSON.parse(self.view(source.path, await contentOf(source), language, copied)),

  /** Returns the bytes of an output of a file: of its function, as format, notice or letter. */
  output: async (source, {output, language, copied = '', office}) =>
    self[output](source.path, await contentOf(source), language, copied, today(), office),

  /** Returns what a file of the settings of the office holds. */
  officeRead: async (source, {language}) =>
    JSON.parse(self.officeRead(source.path, await contentOf(source), language)),

  /** Returns the text of a file of the settings of the office. */
  officeText: (source, {office}) => self.officeText(office),

  /** Begins a folder of outputs. */
  folderBegin: (source, {language, forms, notices, office}) =>
    void self.folderBegin(language, forms, notices, today(), office),

  /** Adds a file to the folder; returns the outputs that are ready, which may be those of files before. */
  folderAdd: async source => {
    self.folderAdd(source.path, await contentOf(source));
    return ready();
  },

  /** Adds a file to the folder that could not be read. */
  folderAddUnreadable: (source, {path, reason}) => {
    self.folderAddUnreadable(path, reason);
    return ready();
  },

  /** Returns the outputs that are left, with the summary if the files that were not read are given, and all letters. */
  folderFinish: (source, {unread}) => {
    self.folderFinish();
    const made = ready();
    self.folderLetters();
    if (unread !== null) {
      self.folderSummary(unread);
    }
    made.push(...outputs());
    return made;
  },

  levels: (source, {year}) => self.levels(year),

  /** Begins a merge; returns why it is refused, as the next three do, or an empty text. */
  mergeBegin: (source, {language, district, level, year, form}) => self.mergeBegin(language, district, level, year, form),

  mergeRoster: async (source, {language}) => self.mergeRoster(language, source.path, await contentOf(source)),

  mergePrevious: async (source, {language, alone}) =>
    self.mergePrevious(language, source.path, await contentOf(source), alone),

  mergeReported: async (source, {language}) => self.mergeReported(language, source.path, await contentOf(source)),

  /** Returns the paths of the files that must be added again. */
  mergeAgain: () => self.mergeAgain(),

  mergeAddAgain: async source => self.mergeAddAgain(source.path, await contentOf(source)),

  mergeForm: () => self.mergeForm(),

  mergeAdd: async source => self.mergeAdd(source.path, await contentOf(source), source.file.lastModified),

  mergeAddUnreadable: (source, {path, reason, modified}) => self.mergeAddUnreadable(path, reason, modified),

  /** Returns what the page shows of the merge. */
  mergeView: (source, {language}) => JSON.parse(self.mergeView(language)),

  /** Returns the letters to the units from which nothing came. */
  mergeReminders: (source, {language, office}) => {
    self.mergeReminders(language, today(), office);
    return outputs();
  },

  /** Returns the forms that have an edition for a year. */
  issueForms: (source, {year}) => JSON.parse(self.issueForms(year)).forms,

  /** Begins to issue blank forms; returns why it cannot be done, or nothing. */
  issueBegin: async (source, {form, year, level, roster, language}) =>
    self.issueBegin(form, year, level, roster.name, await bytesOf({file: roster}), language),

  issueLastYear: async source => self.issueLastYear(source.path, await contentOf(source)),

  /** Returns the form of the next unit; null after the last one. */
  issueNext: () => {
    const name = self.issueNext();
    return name === '' ? null : {name, bytes: self.issuedForm()};
  },

  issueRemarks: (source, {language}) => self.issueRemarks(language),

  mergeWorkbook: (source, {language}) => self.mergeWorkbook(language, -new Date().getTimezoneOffset()),
};

self.onmessage = async ({data: {name, source, ...options}}) => {
  try {
    const result = await functions[name](source, options);
    self.postMessage({result}, result instanceof Int8Array ? [result.buffer] : []);
  } catch (failure) {
    self.postMessage({failure: failure.name === 'NotFoundError' ? 'gone' : String(failure.message || failure)});
  }
};

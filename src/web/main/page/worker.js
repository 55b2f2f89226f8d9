// Runs in the worker, after the engine's script: reads one file, calls the engine, and lets it go.
'use strict';

/** One byte more than the engine accepts, so that it says what is wrong with a larger file. */
const MAX_BYTES = self.maxFileSize() + 1;

/** The archive whose members are being read. */
let archive = {key: '', content: null};

async function bytesOf(source) {
  return new Int8Array(await source.file.slice(0, MAX_BYTES).arrayBuffer());
}

async function contentOf(source) {
  if (source.member === undefined) {
    archive = {key: '', content: null};
    return bytesOf(source);
  }
  const key = [source.archive, source.file.size, source.file.lastModified].join('\n');
  if (archive.key !== key) {
    archive = {key, content: await bytesOf(source)};
  }
  return self.member(source.archive, archive.content, source.member);
}

const functions = {
  /** Returns the names of the exports of the engine, so that the page offers what there is. */
  exports: () => ['format', 'members', 'notice'].filter(name => typeof self[name] === 'function'),

  /** Returns the names of the reports in an archive. */
  members: async source => self.members(source.path, await bytesOf(source)),

  /** Loads the newest form, so that the first report is read without delay. */
  warmUp: () => void self.validate('', new Int8Array(0), 'zh'),

  /** Returns what the list shows of a file. */
  check: async source => {
    const content = await contentOf(source);
    const {files: [file], summary} = JSON.parse(self.validate(source.path, content, 'zh'));
    const row = {
      unit: file.unit,
      year: file.year,
      status: file.status,
      errors: summary.errors,
      warnings: summary.warnings,
      explained: summary.explained,
      notices: summary.notices,
    };
    if (file.status === 'unreadable') {
      const english = JSON.parse(self.validate(source.path, content, 'en')).files[0];
      row.reasons = {zh: file.message, en: english.message};
    } else {
      row.outputName = self.outputName(file.unit, file.year === null ? '' : String(file.year));
    }
    return row;
  },

  /** Returns the findings and the form with its values. */
  view: async (source, {language}) => JSON.parse(self.view(source.path, await contentOf(source), language)),

  /** Returns the bytes of an output of a file: of its function, as format or notice. */
  output: async (source, {output, language}) => self[output](source.path, await contentOf(source), language),
};

self.onmessage = async ({data: {name, source, ...options}}) => {
  try {
    const result = await functions[name](source, options);
    self.postMessage({result}, result instanceof Int8Array ? [result.buffer] : []);
  } catch (failure) {
    self.postMessage({failure: failure.name === 'NotFoundError' ? 'gone' : String(failure.message || failure)});
  }
};

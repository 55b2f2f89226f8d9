// The files that the page gives: formatted workbooks, return notices and the summary.

import {language} from './words.mjs';
import {ZipFile} from './zip.mjs';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The outputs of a report: the engine's function, the folder as the command has it, and the ending. */
export const OUTPUTS = {
  form: {output: 'format', folder: '', ending: '.xlsx'},
  notice: {output: 'notice', folder: '退回通知/', ending: '.xlsx'},
};

/** Milliseconds for which a download stays ready: browsers ask where to put it. */
const READY = 600000;

/** Gives a file to the user, who finds it where the browser keeps downloads. */
export function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READY);
}

/** The names of the outputs of reports, each once; compared without case, as Windows does. */
class Names {
  constructor() {
    this.used = new Set();
  }

  next(base) {
    for (let number = 1; ; number++) {
      const name = base + (number === 1 ? '' : '-' + number);
      const key = name.normalize('NFC').toUpperCase();
      if (!this.used.has(key)) {
        this.used.add(key);
        return name;
      }
    }
  }
}

/** Gives one output of one report; returns its name, null if there is none. */
export async function takeOne(engine, row, {output, ending}) {
  const bytes = await engine.call('output', row.source, {output, language: language()}, true);
  if (bytes.length === 0) {
    return null;
  }
  const name = row.result.outputName + ending;
  download(name, new Blob([bytes], {type: WORKBOOK}));
  return name;
}

/**
 * Gives outputs of many reports as one archive.
 *
 * @param progress receives how many reports are done
 * @param isCancelled whether to stop
 * @return the number of files, and the paths of the reports whose output failed
 */
export async function takeAll(engine, rows, outputs, name, progress, isCancelled) {
  const zip = new ZipFile();
  const names = new Names();
  const failed = [];
  for (let at = 0; at < rows.length && !isCancelled(); at++) {
    const base = names.next(rows[at].result.outputName);
    for (const {output, folder, ending} of outputs) {
      try {
        const bytes = await engine.call('output', rows[at].source, {output, language: language()});
        if (bytes.length > 0) {
          zip.add(folder + base + ending, bytes);
        }
      } catch (failure) {
        failed.push(rows[at].source.path);
      }
    }
    progress(at + 1);
  }
  if (zip.count > 0 && !isCancelled()) {
    download(name, zip.toBlob());
  }
  return {count: zip.count, failed};
}

// The files that the page gives: formatted workbooks, return notices and the summary.

import {addEachFile} from './engine.mjs';
import {officeFields} from './office.mjs';
import {language} from './words.mjs';
import {ZipFile} from './zip.mjs';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The outputs of a report by the engine's functions. In an archive, notices are letters and workbooks. */
export const OUTPUTS = {form: 'format', letter: 'letter', notice: 'notice'};

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

/** Gives one output of one report; returns its name, null if there is none. */
export async function takeOne(engine, row, kind) {
  const bytes = await engine.call('output', row.source, {
    output: OUTPUTS[kind], language: language(), copied: row.result.copied, office: officeFields()}, true);
  if (bytes.length === 0) {
    return null;
  }
  const isLetter = kind === 'letter';
  const name = row.result.outputName + (isLetter ? '.docx' : '.xlsx');
  download(name, new Blob([bytes], {type: isLetter ? DOCUMENT : WORKBOOK}));
  return name;
}

/**
 * Gives outputs of many reports, as the command writes them into a folder: several kinds, or one other than the
 * summary, as one archive.
 *
 * @param kinds form, notice and summary, or some of them
 * @param unread the paths of the files beside the reports that were not read
 * @param progress receives how many reports are done
 * @param isCancelled whether to stop
 * @return the name of what was given, null if there is nothing, and the paths of the reports whose output failed
 */
export async function takeAll(engine, rows, kinds, unread, archive, progress, isCancelled) {
  let files = [];
  let zip = new ZipFile();
  const keep = outputs => outputs.forEach(({name, bytes}) => {
    if (kinds.length > 1 || !kinds.includes('summary')) {
      zip.add(name, bytes);
    } else {
      files.push({name, bytes});
    }
  });
  const failed = await addEachFile(engine, rows, {
    begin: async () => {
      files = [];
      zip = new ZipFile();
      await engine.call('folderBegin', null, {
        language: language(), forms: kinds.includes('form'), notices: kinds.includes('notice'), office: officeFields()});
    },
    add: async ({source}) => keep(await engine.call('folderAdd', source)),
    addUnreadable: async ({source}, reason) => keep(await engine.call('folderAddUnreadable', null, {path: source.path, reason})),
  }, progress, isCancelled);
  if (isCancelled()) {
    return {name: null, failed};
  }
  keep(await engine.call('folderFinish', null, {unread: kinds.includes('summary') ? unread : null}));
  if (files.length > 0) {
    download(files[0].name, new Blob([files[0].bytes], {type: WORKBOOK}));
    return {name: files[0].name, failed};
  }
  if (zip.count > 0) {
    download(archive, zip.toBlob());
  }
  return {name: zip.count > 0 ? archive : null, failed};
}

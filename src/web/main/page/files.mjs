// The files that were dropped or chosen, those in folders included.

/** The endings of files in folders that units may send, as the command knows them. */
const ENDINGS = new Set([
  'xlsx', 'xlsm', 'xls', 'et', 'ett', 'xlsb', 'ods', 'fods', 'xml', 'docx', 'doc', 'wps', 'wpt', 'rtf', 'odt',
  'uof', 'html', 'htm', 'mht', 'mhtml', 'pdf', 'ofd', 'zip', 'rar', '7z',
]);

/** Files that the programs write beside reports. */
const NOT_RECEIVED = /汇总\.xlsx$|^收件台账.{0,40}\.xlsx$|^(?:~\$|\.)/;

/** The file with the settings of the office. */
const SETTINGS = '设置.txt';

/**
 * Files to read, the settings of the office and, of folders, the names of those that are none.
 *
 * A file is an object with the File, its path as it is shown, and whether it was found in a folder.
 */
class Found {
  constructor() {
    this.files = [];
    this.others = [];
    this.settings = null;
  }

  add(file, path, inFolder) {
    if (file.name === SETTINGS) {
      this.settings = {file, path};
      return;
    }
    const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
    if (!inFolder || (ENDINGS.has(ending) && !NOT_RECEIVED.test(file.name))) {
      this.files.push({file, path});
    } else if (!NOT_RECEIVED.test(file.name)) {
      this.others.push(path);
    }
  }

  sorted() {
    this.files.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
    return this;
  }
}

/** Returns the files of an input, of a folder or not. */
export function chosenFiles(input) {
  const found = new Found();
  for (const file of input.files) {
    found.add(file, file.webkitRelativePath || file.name, file.webkitRelativePath !== '');
  }
  return found.sorted();
}

/**
 * Returns the files that were dropped. It must be called while the event is being handled, as the
 * browser takes them back then.
 */
export async function droppedFiles(transfer) {
  const pending = [];
  for (const item of transfer.items) {
    if (item.kind === 'file') {
      // Chromium does not open entries of a page that is itself a file, Firefox has no handles
      pending.push(
        item.getAsFileSystemHandle
          ? item.getAsFileSystemHandle().catch(() => null)
          : Promise.resolve(item.webkitGetAsEntry()),
        item.getAsFile());
    }
  }
  const found = new Found();
  const settled = await Promise.all(pending);
  for (let at = 0; at < settled.length; at += 2) {
    await addAll(settled[at], settled[at + 1], found);
  }
  return found.sorted();
}

async function addAll(dropped, file, found) {
  if (dropped !== null && dropped.kind === 'directory') {
    await addHandles(dropped, dropped.name, found);
  } else if (dropped !== null && dropped.isDirectory) {
    await addEntries(dropped, found);
  } else if (file !== null) {
    found.add(file, file.name, false);
  }
}

async function addHandles(folder, path, found) {
  for await (const each of folder.values()) {
    const name = path + '/' + each.name;
    if (each.kind === 'directory') {
      await addHandles(each, name, found);
    } else {
      found.add(await each.getFile(), name, true);
    }
  }
}

async function addEntries(folder, found) {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return;
    }
    for (const each of some) {
      if (each.isDirectory) {
        await addEntries(each, found);
      } else {
        const file = await new Promise((resolve, reject) => each.file(resolve, reject));
        found.add(file, each.fullPath.replace(/^\//, ''), true);
      }
    }
  }
}

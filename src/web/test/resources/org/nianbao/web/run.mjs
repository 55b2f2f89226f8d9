// node run.mjs SCRIPT FOLDER < LIST
// Checks each file that LIST names, the second, fourth and so on in English, and writes the answers into FOLDER:
// 0.json, 0-view.json, 0.xlsx, 0-notice.xlsx and 0-members.txt of the first, and so on. Prints how long loading and each file took.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

const [script, folder] = process.argv.slice(2);
const files = readFileSync(0, 'utf8').split('\n').filter(line => line !== '');

let begin = performance.now();
const { format, member, members, notice, validate, view } = createRequire(import.meta.url)(resolve(script));
console.log(`load ${Math.round(performance.now() - begin)} ms`);

files.forEach((file, index) => {
  const content = new Int8Array(readFileSync(file)); // a copy: small files share a buffer
  const name = basename(file);
  const inArchive = members(name, content)
    .map(each => `${each} ${Buffer.from(member(name, content, each)).toString('base64')}\n`);
  writeFileSync(join(folder, `${index}-members.txt`), inArchive.join(''));
  const language = index % 2 === 0 ? 'zh' : 'en'; // both would take twice as long
  begin = performance.now();
  const json = validate(name, content, language);
  const checked = performance.now();
  const workbook = format(name, content, language);
  console.log(
    `${name} ${language}: validate ${Math.round(checked - begin)} ms,`
      + ` format ${Math.round(performance.now() - checked)} ms`);
  writeFileSync(join(folder, `${index}.json`), json);
  writeFileSync(join(folder, `${index}-view.json`), view(name, content, language));
  writeFileSync(join(folder, `${index}.xlsx`), workbook);
  writeFileSync(join(folder, `${index}-notice.xlsx`), notice(name, content, language));
});

// node run.mjs SCRIPT FOLDER TOGETHER < LIST
// Checks each file that LIST names, the second, fourth and so on in English, and writes the answers into FOLDER:
// 0.json, 0-view.json, 0.xlsx, 0-notice.xlsx, 0-letter.docx and 0-members.txt of the first, and so on. Prints how long loading and each file took.
// TOGETHER has lines of a use and a file, with a tab between: the files that are checked as one folder, whose outputs
// go into the folder "outputs", and those that are merged, to merge.json, merge-view.json, merge.xlsx and "reminders".
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';

const [script, folder, together] = process.argv.slice(2);
const files = readFileSync(0, 'utf8').split('\n').filter(line => line !== '');

let begin = performance.now();
const engine = createRequire(import.meta.url)(resolve(script));
const OFFICE_FILE = '# 发文\r\n落款：红旗区政务公开办\r\n联系人: 王一\n联系电话：0351-1\n报送截止日期：2025年1月20日\n改正截止日期：2025/2/10\n';
const { fields: office } = JSON.parse(engine.officeRead('设置.txt', new Int8Array(Buffer.from(OFFICE_FILE)), 'zh'));
const { format, letter, member, members, notice, validate, view } = engine;
console.log(`load ${Math.round(performance.now() - begin)} ms`);

/** A member that cannot be read is named with its archive. */
function checkAbsentMember(archive) {
  try {
    member('none.xlsx');
  } catch (failure) {
    if (failure.message.startsWith(`${archive}/none.xlsx: `)) {
      return;
    }
    throw failure;
  }
  throw new Error('read a member that is not there');
}

files.forEach((file, index) => {
  const content = new Int8Array(readFileSync(file)); // a copy: small files share a buffer
  const name = basename(file);
  const names = members(name, content);
  if (names.length > 0) {
    engine.archiveOpen(name, content);
    checkAbsentMember(name);
  }
  const inArchive = names.map(each => `${each} ${Buffer.from(member(each)).toString('base64')}\n`);
  writeFileSync(join(folder, `${index}-members.txt`), inArchive.join(''));
  const language = index % 2 === 0 ? 'zh' : 'en'; // both would take twice as long
  begin = performance.now();
  const json = validate(name, content, language);
  const checked = performance.now();
  const workbook = format(name, content, language, '');
  console.log(
    `${name} ${language}: validate ${Math.round(checked - begin)} ms,`
      + ` format ${Math.round(performance.now() - checked)} ms`);
  writeFileSync(join(folder, `${index}.json`), json);
  writeFileSync(join(folder, `${index}-view.json`), view(name, content, language, ''));
  writeFileSync(join(folder, `${index}.xlsx`), workbook);
  writeFileSync(join(folder, `${index}-notice.xlsx`), notice(name, content, language, '', '2025-1-25', office));
  writeFileSync(join(folder, `${index}-letter.docx`), letter(name, content, language, '', '2025-1-25', office));
});

const uses = readFileSync(together, 'utf8').split('\n').filter(line => line !== '').map(line => line.split('\t'));
const filesOf = use => uses.filter(([name]) => name === use).map(([, file]) => file);
const contentOf = file => new Int8Array(readFileSync(file));

begin = performance.now();
function writeOutputs(into) {
  for (let name = engine.folderOutputName(); name !== ''; name = engine.folderOutputName()) {
    const output = join(folder, into, name);
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, engine.folderOutput());
  }
}
engine.folderBegin('zh', true, true, '2025-1-25', office);
filesOf('folder').forEach(file => engine.folderAdd(file, contentOf(file)));
engine.folderAddUnreadable('甲.xlsx', "读了 '120' 秒{0}");
engine.folderFinish();
while (engine.folderNext()) {
  writeOutputs('outputs');
}
engine.folderLetters();
engine.folderSummary(['照片.jpg']);
writeOutputs('outputs');
console.log(`folder ${Math.round(performance.now() - begin)} ms`);

begin = performance.now();
const refusals = [engine.mergeBegin('zh', '示例市', '设区市政府', 2024, '')];
filesOf('roster').forEach(file => refusals.push(engine.mergeRoster('zh', file, contentOf(file))));
filesOf('previous').forEach(file => refusals.push(engine.mergePrevious('zh', file, contentOf(file), false)));
filesOf('reported').forEach(file => refusals.push(engine.mergeReported('zh', file, contentOf(file))));
filesOf('merge').forEach(file => engine.mergeAdd(file, contentOf(file), 1704067200000));
engine.mergeAddUnreadable('甲.xlsx', "读了 '120' 秒{0}", 0);
engine.mergeAgain().forEach(file => engine.mergeAddAgain(file, contentOf(file)));
refusals.push(engine.mergeForm());
writeFileSync(join(folder, 'merge.json'), engine.mergeEnd('zh'));
writeFileSync(join(folder, 'merge-view.json'), engine.mergeView('zh'));
writeFileSync(join(folder, 'merge.xlsx'), engine.mergeWorkbook('zh', 480));
engine.mergeReminders('zh', '2025-1-25', office);
writeOutputs('reminders');
refusals.push(engine.mergeBegin('zh', '示例市', '设区市政府', 1999, ''), engine.mergeBegin('en', '示例市', '市', 2024, ''));
writeFileSync(join(folder, 'refusals.txt'), refusals.filter(refusal => refusal !== '').join('\n'));
console.log(`merge ${Math.round(performance.now() - begin)} ms`);

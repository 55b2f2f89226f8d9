// node issue.mjs SCRIPT FOLDER FORM YEAR ROSTER < LIST
// Issues blank forms to the units of a roster, with the figures of the reports of last year that LIST names, and
// writes them into FOLDER, beside remarks.txt.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [script, folder, form, year, roster] = process.argv.slice(2);
const reports = readFileSync(0, 'utf8').split('\n').filter(line => line !== '');
const bytes = file => new Int8Array(readFileSync(file));

const engine = createRequire(import.meta.url)(resolve(script));
const refusal = engine.issueBegin(form, Number(year), '', roster, bytes(roster), 'zh');
if (refusal !== '') {
  throw new Error(refusal);
}
for (const report of reports) {
  engine.issueLastYear(report, bytes(report));
}
for (let name = engine.issueNext(); name !== ''; name = engine.issueNext()) {
  writeFileSync(join(folder, name), engine.issuedForm());
}
writeFileSync(join(folder, 'remarks.txt'), engine.issueRemarks('zh').join('\n'));

// Blank forms for the units of a roster.

import {byId, element} from './dom.mjs';
import {download} from './takeaway.mjs';
import {language, word} from './words.mjs';
import {ZipFile} from './zip.mjs';

/** Until this month, reports are written about the year before. */
const LAST_MONTH = 6;

/** The forms that have an edition for the year that is asked for: name and levels. */
let forms = [];

/** What is to be said about the last forms, in each language. */
let remarks = {zh: [], en: []};

/** Shows or hides the inputs; the rows are those of the list. */
export async function toggleIssue(engine, rows) {
  const shown = byId('issue').hidden;
  byId('issue').hidden = !shown;
  byId('issue-open').setAttribute('aria-expanded', String(shown));
  if (shown) {
    if (byId('issue-year').value === '') {
      const now = new Date();
      byId('issue-year').value = now.getFullYear() - (now.getMonth() < LAST_MONTH ? 1 : 0);
    }
    byId('issue-roster').focus();
    await offerForms(engine, rows);
  }
}

/** Offers the forms that have an edition for the year. */
export async function offerForms(engine, rows) {
  updateIssue(rows);
  const year = Number(byId('issue-year').value);
  const found = year > 0 ? await engine.call('issueForms', null, {year}) : [];
  if (year !== Number(byId('issue-year').value)) {
    return; // was changed meanwhile
  }
  forms = found;
  const chosen = byId('issue-form').value;
  byId('issue-form').replaceChildren(...forms.map(({name}) => element('option', {value: name}, name)));
  if (forms.some(({name}) => name === chosen)) {
    byId('issue-form').value = chosen;
  }
  byId('issue-form-choice').hidden = forms.length === 1;
  byId('issue-year').setCustomValidity(forms.length > 0 || year === 0 ? '' : word('page.issue.edition', year));
  offerLevels();
}

/** Offers the levels of units that the chosen form has. */
export function offerLevels() {
  const form = forms.find(({name}) => name === byId('issue-form').value);
  const chosen = byId('issue-level').value;
  const levels = ['', ...(form && form.levels || [])];
  byId('issue-level').replaceChildren(...levels.map(level => element('option', {value: level}, level)));
  byId('issue-level').value = levels.includes(chosen) ? chosen : '';
}

/** Shows what depends on the list and the language: whether there are reports of last year, and the remarks. */
export function updateIssue(rows) {
  const year = Number(byId('issue-year').value) - 1;
  const count = ofYear(rows, year).length;
  byId('issue-previous-choice').hidden = count === 0;
  byId('issue-previous-text').textContent = word('page.issue.previous', year, count);
  byId('issue-remarks').replaceChildren(...remarks[language()].map(remark => element('li', {}, remark)));
}

function ofYear(rows, year) {
  return rows.filter(({result}) => result.year === year);
}

/**
 * Makes the forms and gives them as one archive.
 *
 * @param progress receives how many forms are made
 * @param isCancelled whether to stop
 * @return the number of forms and the name of the archive, or why there is none; null if it was cancelled
 */
export async function issueForms(engine, rows, progress, isCancelled) {
  const year = Number(byId('issue-year').value);
  remarks = {zh: [], en: []};
  const refusal = await engine.call('issueBegin', null, {
    form: byId('issue-form').value,
    year,
    level: byId('issue-level').value,
    roster: byId('issue-roster').files[0],
    language: language(),
  });
  if (refusal !== '') {
    return {refusal};
  }
  for (const {source} of byId('issue-previous').checked ? ofYear(rows, year - 1) : []) {
    if (!isCancelled()) {
      await engine.call('issueLastYear', source);
    }
  }
  const zip = new ZipFile();
  for (let form; !isCancelled() && (form = await engine.call('issueNext')) !== null;) {
    zip.add(form.name, form.bytes);
    progress(zip.count);
  }
  if (isCancelled()) {
    return null;
  }
  for (const each of Object.keys(remarks)) {
    remarks[each] = await engine.call('issueRemarks', null, {language: each});
  }
  const name = word('page.issue.archive') + '-' + year + '.zip';
  download(name, zip.toBlob());
  return {count: zip.count, name};
}

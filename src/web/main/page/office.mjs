// What the office sets for its letters: signature, contact and deadlines.

import {byId, element} from './dom.mjs';
import {language, word} from './words.mjs';

/** The inputs in the order in which the engine takes their values. */
const INPUTS = ['office-signature', 'office-contact', 'office-phone', 'office-report', 'office-correction'];

/** The key of the settings in the browser's memory, where they are only if their user asks for it. */
const KEPT = 'nianbao.office';

/** What was not used of the last file, in each language. */
let unused = {zh: [], en: []};

/** Returns the settings as the engine takes them. */
export function officeFields() {
  return INPUTS.map(id => byId(id).value.trim());
}

/** Fills in settings. */
export function fillOffice(fields) {
  INPUTS.forEach((id, at) => { byId(id).value = fields[at]; });
  keepOffice();
}

/** Sets what is to be said about a file of settings, in each language. */
export function remarkOnOffice(remarks) {
  unused = remarks;
  updateOffice();
}

/** Shows or hides the inputs. */
export function showOffice(shown) {
  byId('office').hidden = !shown;
  byId('office-open').setAttribute('aria-expanded', String(shown));
}

/** Shows what depends on the settings and the language. */
export function updateOffice() {
  const due = byId('office-correction').value.split('-').map(Number);
  const now = new Date();
  const isPast = due.length > 1 && new Date(due[0], due[1] - 1, due[2] + 1) <= now;
  byId('office-remarks').replaceChildren(
    ...(isPast ? [word('settings.past', word('letter.date', ...due))] : []).concat(unused[language()])
      .map(remark => element('li', {}, remark)));
}

/** Keeps the settings in the browser if their user asks for it, else forgets them there. */
export function keepOffice() {
  updateOffice();
  try {
    if (byId('office-keep').checked) {
      localStorage.setItem(KEPT, JSON.stringify(officeFields()));
    } else {
      localStorage.removeItem(KEPT);
    }
  } catch {
    byId('office-keep-choice').hidden = true; // the browser keeps nothing
  }
}

/** Fills in what was kept. */
export function recallOffice() {
  try {
    const fields = JSON.parse(localStorage.getItem(KEPT));
    if (Array.isArray(fields) && fields.length === INPUTS.length) {
      byId('office-keep').checked = true;
      fillOffice(fields.map(String));
    }
  } catch {
    byId('office-keep-choice').hidden = true;
  }
}

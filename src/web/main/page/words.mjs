// The words of the page in the language that is chosen.

const bundles = JSON.parse(document.getElementById('words').textContent);
const PAGE_LANGUAGES = {zh: 'zh-CN', en: 'en'};

let chosen = 'zh';

export function language() {
  return chosen;
}

/** Chooses a language, zh or en, and puts its words into the page. */
export function chooseLanguage(language) {
  chosen = language;
  document.documentElement.lang = PAGE_LANGUAGES[language];
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of document.querySelectorAll('[data-word-title]')) {
    element.title = word(element.dataset.wordTitle);
  }
  for (const element of document.querySelectorAll('[data-word-placeholder]')) {
    element.placeholder = word(element.dataset.wordPlaceholder);
  }
}

/**
 * Returns a sentence of the bundle with its arguments: {0} is the first, and {0#file|files} one of two
 * words, by whether it is 1.
 */
export function word(key, ...values) {
  const pattern = bundles[chosen][key];
  if (pattern === undefined) {
    throw new Error('no word ' + key);
  }
  return pattern
    .replace(/\{(\d)#([^|{}]*)\|([^|{}]*)\}/g, (all, at, one, many) => (values[at] === 1 ? one : many))
    .replace(/\{(\d)\}/g, (all, at) => values[at]);
}

/** Returns a sentence in each language, by the language. */
export function inEachLanguage(sentence) {
  const before = chosen;
  const sentences = {};
  for (const each of Object.keys(bundles)) {
    chosen = each;
    sentences[each] = sentence();
  }
  chosen = before;
  return sentences;
}

/** Returns texts as one list. */
export function words(texts) {
  return texts.join(word('list.separator'));
}

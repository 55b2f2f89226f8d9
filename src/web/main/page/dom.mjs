// Elements of the page. Texts are set as text, never as markup.

/** Returns an element with attributes, listeners (functions, by the name of the event) and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Makes these elements the children of a parent. Those that stay in their place keep the focus. */
export function setChildren(parent, elements) {
  elements.forEach((each, at) => {
    if (parent.children[at] !== each) {
      parent.insertBefore(each, parent.children[at] || null);
    }
  });
  while (parent.children.length > elements.length) {
    parent.lastElementChild.remove();
  }
}

/** Returns a mark for a severity: a sign that does not depend on colour, and its name for screen readers. */
export function mark(severity, name) {
  const signs = {error: '×', warning: '!', notice: 'i'};
  return element(
    'span',
    {class: 'mark ' + severity},
    element('span', {'aria-hidden': 'true'}, signs[severity]),
    element('span', {class: 'unseen'}, name));
}

// The two forms in which expenses are entered: one line, or all fields.

import { newId } from '../wwwroot/js/ids.js';
import { isLive } from './live.js';

/** What is typed in it, as part of an entry; null where nothing is. */
export const read = form => form.dataset.entry === 'line' ? line(form) : fields(form);

function line({ elements, dataset }) {
  const text = elements.line.value;
  if (!text.trim()) return null;
  return dataset.pins ? { text, pins: JSON.parse(dataset.pins) } : { text };
}

function fields({ elements }) {
  const { title, amount, category, date, note, tags } = elements;
  const text = `${title.value} ${amount.value}`.trim();
  return text && {
    text,
    fields: { title: title.value, amount: amount.value, category: category.value, date: date.value, note: note.value, tags: tags.value },
  };
}

/** Makes room for the next expense. The draft tells the page behind that what it knows of is gone. */
export function empty(form) {
  const key = `draft:${form.dataset.draft}`;
  const texts = [...form.elements].filter(isText);
  form.dataset.draftId = newId();
  for (const field of texts) field.value = '';
  if (form.dataset.entry === 'line') sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify({ id: form.dataset.draftId, fields: Object.fromEntries(texts.map(({ name }) => [name, ''])) }));
}

/** The same form for another expense: what was sent under its id may be a row by now. */
export function renew(form) {
  form.dataset.draftId = newId();
  const key = `draft:${form.dataset.draft}`;
  const draft = JSON.parse(sessionStorage.getItem(key));
  if (draft) sessionStorage.setItem(key, JSON.stringify({ ...draft, id: form.dataset.draftId }));
}

/** Nobody waits any longer for an entry that was sent from it. */
export function free(entry) {
  const form = formOf(entry);
  if (form?.dataset.draftId !== entry.id) return;
  if (!standsIn(entry)) return renew(form);
  empty(form);
  if (isLive()) for (const field of [...form.elements].filter(isText)) field.dispatchEvent(new Event('input', { bubbles: true }));
}

const isText = field => field.matches('input:not([type=hidden], [type=date])');

const formOf = entry => document.querySelector(entry.fields ? '#add' : '#quick-form');

/** Whether an entry still stands where it was typed, as it was sent. */
export function standsIn(entry) {
  const form = formOf(entry);
  if (form?.dataset.draftId !== entry.id) return false;
  const typed = read(form);
  // The page behind may have guessed since.
  if (typed?.fields && 'guess' in form.elements.category.dataset) typed.fields.category = entry.fields.category;
  return isSame(typed, entry);
}

/** Whether both are the same expense. */
export const isSame = (one, other) =>
  one?.text === other?.text && JSON.stringify(one?.fields) === JSON.stringify(other?.fields);

/** Where it was typed, if there is room for it. */
export function bringBack(entry, isWanted) {
  const form = formOf(entry);
  const typed = entry.fields ?? { line: entry.text };
  if (!form || Object.keys(typed).some(name => isText(form.elements[name]) && form.elements[name].value)) return false;
  form.dataset.draftId = entry.id;
  form.closest('details')?.toggleAttribute('open', true);
  for (const [name, value] of Object.entries(typed)) {
    form.elements[name].value = value;
    for (const type of ['input', 'change']) form.elements[name].dispatchEvent(new Event(type, { bubbles: true }));
  }
  if (isWanted) form.querySelector('input:not([type=hidden])').focus();
  return true;
}

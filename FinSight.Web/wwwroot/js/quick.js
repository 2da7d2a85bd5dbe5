// The quick line empties itself at Enter, so that the next entry can be typed while the last one is on its way. What was
// sent is shown as being saved, and kept in this tab until the page behind says that it is on disk.

import { clear, keep } from './draft.js';

const find = () => document.querySelector('#quick-form');
const storageKey = form => `sent:${form.dataset.draft}`;
const sent = form => JSON.parse(sessionStorage.getItem(storageKey(form)) ?? '[]');
const store = (form, entries) => entries.length
  ? sessionStorage.setItem(storageKey(form), JSON.stringify(entries))
  : sessionStorage.removeItem(storageKey(form));

const isAway = () => document.querySelector('.live.off') !== null;

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.id !== 'quick-form') return;
  if (isAway()) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  const field = form.elements.line;
  // Otherwise the page behind has not read the last keys yet, or something is missing: it will answer.
  if (field.value && form.dataset.ready === field.value) send(form, field);
}, true);

function send(form, field) {
  store(form, [...sent(form), { id: form.dataset.draftId, text: field.value }]);
  mark(form, form.dataset.draftId, field.value);
  clear(form.dataset.draft);
  // What is typed from here on is another expense; the page behind gives it an id.
  form.dataset.draftId = '';
  field.value = '';
}

function mark(form, id, text) {
  const row = document.createElement('li');
  row.dataset.pending = id;
  row.append(text, Object.assign(document.createElement('span'), { textContent: form.dataset.saving }));
  pending(form).append(row);
}

const pending = form => form.parentElement.querySelector('.pending');

function forget(form, id) {
  pending(form).querySelector(`[data-pending="${id}"]`)?.remove();
  store(form, sent(form).filter(entry => entry.id !== id));
}

/** The entry is on disk: the line lets go of it, and of nothing that was typed after it. */
export function settle(id, text) {
  const form = find();
  if (!form) return;
  forget(form, id);
  const field = form.elements.line;
  if (text && field.value.startsWith(text)) {
    field.value = field.value.slice(text.length).trimStart();
    say(field);
  }
  clear(form.dataset.draft);
  if (field.value) keep(field);
}

/** The entry was refused: its text comes back, under the id that it had. */
export function refuse(id, text) {
  const form = find();
  if (!form) return;
  forget(form, id);
  bringBack(form, { id, text });
}

/** The page behind is new, or has come back: an entry that it never answered is the line's again. */
export function resume() {
  const form = find();
  if (!form) return;
  if (location.hash === '#quick') form.elements.line.focus();
  const [first, ...rest] = sent(form);
  if (!first || form.elements.line.value) return;
  store(form, rest);
  pending(form).replaceChildren();
  bringBack(form, first);
}

function bringBack(form, { id, text }) {
  const field = form.elements.line;
  if (field.value) return;
  form.elements['entry-id'].value = id;
  say(form.elements['entry-id']);
  form.dataset.draftId = id;
  field.value = text;
  say(field);
}

const say = field => field.dispatchEvent(new Event('input', { bubbles: true }));

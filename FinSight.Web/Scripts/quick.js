// The quick line empties itself at Enter, so that the next entry can be typed while the last one is on its way. What was
// sent is shown as being saved, and kept in this tab until the page behind says that it is on disk.

import { clear, draftId } from './draft.js';
import { newId } from '../wwwroot/js/ids.js';

const unfolded = 'all-fields';
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
  const isKnownToMiss = form.dataset.read === field.value && !('ready' in form.dataset);
  if (field.value.trim() && !isKnownToMiss) send(form, field);
}, true);

// Whoever likes all fields better finds them open.
document.addEventListener('toggle', ({ target }) => {
  if (!target.matches('.quick-add details')) return;
  if (target.open) localStorage.setItem(unfolded, 'yes');
  else localStorage.removeItem(unfolded);
}, true);

function send(form, field) {
  const id = form.dataset.draftId;
  store(form, [...sent(form), { id, text: field.value }]);
  mark(form, id, field.value);
  clear(form.dataset.draft);
  field.value = '';
  // What is typed from here on is another expense. The page behind hears of its id after the submit, not before.
  form.dataset.draftId = newId();
  setTimeout(() => tellId(form));
}

function tellId(form) {
  form.elements['entry-id'].value = form.dataset.draftId;
  say(form.elements['entry-id']);
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

/** The entry is on disk; where keys came faster than its id, under an id of the page's own. */
export function settle(id, text) {
  const form = find();
  if (!form) return;
  const entries = sent(form);
  const entry = entries.find(entry => entry.id === id) ?? entries.find(entry => entry.text === text);
  if (entry) forget(form, entry.id);
}

/** The entry was refused: its text comes back under the id that it had, at once or when the line is free for it. */
export function refuse(id, text) {
  const form = find();
  if (!form) return;
  const row = pending(form).querySelector(`[data-pending="${id}"]`);
  if (!form.elements.line.value || !row) {
    forget(form, id);
    bringBack(form, { id, text });
    return;
  }
  const edit = Object.assign(document.createElement('button'), { type: 'button', className: 'button slim', textContent: form.dataset.refused });
  edit.addEventListener('click', () => {
    if (form.elements.line.value) return;
    forget(form, id);
    bringBack(form, { id, text });
    form.elements.line.focus();
  });
  row.replaceChildren(text, edit);
}

/** The page behind is new: it goes on with the draft, or with an entry that was never answered. */
export function resume() {
  const form = find();
  if (!form) return;
  if (location.hash === '#quick') form.elements.line.focus();
  if (localStorage.getItem(unfolded)) form.parentElement.querySelector('details').open = true;
  form.dataset.draftId = draftId(form.dataset.draft) ?? form.dataset.draftId;
  tellId(form);
  const [first, ...rest] = sent(form);
  if (!first || form.elements.line.value) return;
  store(form, rest);
  pending(form).replaceChildren();
  bringBack(form, first);
}

function bringBack(form, { id, text }) {
  const field = form.elements.line;
  if (field.value) return;
  form.dataset.draftId = id;
  tellId(form);
  field.value = text;
  say(field);
}

const say = field => field.dispatchEvent(new Event('input', { bubbles: true }));

// Enter in a live form, from the first paint on. Its method is dialog, so that no browser ever sends what is in it. While
// no circuit hears it the form waits; an entry is noted at once, and the form is free for the next.

import { note, notes } from '../wwwroot/js/notes.js';
import { empty, read, renew, standsIn } from './entry-form.js';
import { isLive } from './live.js';

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.getAttribute('method') !== 'dialog' || form.closest('dialog')) return;
  const live = isLive();
  if ('entry' in form.dataset) enter(form, live);
  else if (!live) hold(form);
  if (live) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

function hold(form) {
  form.dataset.held = '';
  document.dispatchEvent(new CustomEvent('held', { detail: form }));
}

function enter(form, live) {
  const typed = read(form);
  // A double click is one expense; another text, typed before the first was answered, is another.
  const before = notes().find(({ id }) => id === form.dataset.draftId);
  if (before && typed && !standsIn(before)) renew(form);
  const id = form.dataset.draftId;
  if (live) tell(form.elements['entry-id'], id);
  // The page behind has read it already, and will say what is missing.
  const isKnownToMiss = live && form.dataset.read === typed?.text && !('ready' in form.dataset);
  if (!typed || isKnownToMiss) return;
  const { user, ledger } = form.closest('[data-user]')?.dataset ?? {};
  const entry = { id, user, ledger, date: today(form.closest('[data-zone]')?.dataset.zone), at: Date.now(), ...typed };
  note(entry);
  show(form, entry);
  // All fields may be refused one by one, and then are where they were.
  if (form.dataset.entry === 'line' || !live) empty(form);
  if (!live) form.querySelector('input:not([type=hidden])').focus();
  document.dispatchEvent(new CustomEvent('entered', { detail: { entry, live } }));
}

// The page behind takes the entry under the id that it is noted with.
function tell(field, id) {
  field.value = id;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function show(form, { id, text }) {
  const section = form.closest('.quick-add');
  const list = section.querySelector('.pending');
  if (list.querySelector(`[data-pending="${id}"]`)) return;
  const row = document.createElement('li');
  row.dataset.pending = id;
  row.append(text, Object.assign(document.createElement('span'), { textContent: section.dataset.saving }));
  list.append(row);
}

/** The day where the person is. */
function today(timeZone) {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone }).format();
  } catch {
    return new Intl.DateTimeFormat('sv-SE').format(); // A zone that this browser has no rules of.
  }
}

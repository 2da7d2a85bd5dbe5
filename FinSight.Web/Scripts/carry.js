// What stands half typed in the quick line goes on in the fields of an expense when these are opened, and comes back when
// they are closed again untouched: always under the id that it was begun with.

import { newId } from '../wwwroot/js/ids.js';
import { clear, save } from './drafts.js';

const parts = () => ({ line: document.querySelector('#quick-form'), fields: document.querySelector('#add') });
const isUnfolded = line => line.parentElement.querySelector('details').open;

/**
 * Takes a text out of the line; null where the fields have just been closed, or the line has moved on. The line's draft
 * stays until the fields have theirs.
 */
export function carry(text) {
  const { line } = parts();
  if (!isUnfolded(line) || line.elements.line.value !== text) return null;
  const id = line.dataset.draftId;
  put(line, '', newId());
  return id;
}

/** Keeps what the fields were filled with, as if it had been typed there. What was only guessed is guessed again. */
export function keepCarried(id) {
  const { line, fields } = parts();
  const typed = [...fields.elements].filter(field => field.name && field.type !== 'hidden' && !('guess' in field.dataset));
  fields.dataset.draftId = id;
  save(fields.dataset.draft, { id, fields: Object.fromEntries(typed.map(({ name, value }) => [name, value])) });
  clear(line.dataset.draft);
  if (line.elements.line.value) say(line.elements.line); // Typed meanwhile.
}

/** Gives a text back to the line; false where the fields have just been opened, or the line is in use. */
export function carryBack(id, text) {
  const { line, fields } = parts();
  if (isUnfolded(line) || line.elements.line.value) return false;
  clear(fields.dataset.draft);
  fields.dataset.draftId = newId();
  put(line, text, id);
  say(line.elements.line);
  return true;
}

function put(line, text, id) {
  line.elements.line.value = text;
  line.dataset.draftId = id;
  line.elements['entry-id'].value = id;
  say(line.elements['entry-id']);
}

const say = field => field.dispatchEvent(new Event('input', { bubbles: true }));

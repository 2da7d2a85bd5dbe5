// What is typed into a form[data-draft] is kept in this tab from the first key press on: before the circuit lives,
// while it is away, and over a reload. Fields are known by their names.

import { isFree } from './focus.js';

const selector = 'form[data-draft]';
const storageKey = key => `draft:${key}`;
const restored = new WeakSet();

let focused = null;
let sentFrom = null;

const load = key => JSON.parse(sessionStorage.getItem(storageKey(key)));

/** The data-draft-id that a draft was begun under, or null. */
export const draftId = key => load(key)?.id ?? null;

/** Forgets a draft, once what it held is saved or given up. */
export const clear = key => sessionStorage.removeItem(storageKey(key));

/** Opens a dialog over the page; the focus goes to what has autofocus in it, and back once it is closed. */
export const open = dialog => dialog.showModal();

export const focus = selector => document.querySelector(selector)?.focus();

/** Takes the focus on after a form was sent, unless the person has gone elsewhere meanwhile. */
export const focusAfterSubmit = selector =>
  [sentFrom, document.body].includes(document.activeElement) && focus(selector);

/** Takes the focus to an element where what had it has left the page. */
export const focusIfLost = selector => isFree() && focus(selector);

/** Tells the page behind what every field holds, as if it were typed again: some of it may not have arrived. */
export function replay() {
  for (const form of document.querySelectorAll('main form')) {
    if (form.matches(selector)) restore(form);
    else for (const field of form.elements) announce(field);
  }
}

function keep(field) {
  const form = field.form;
  if (!field.name || !form?.matches(selector)) return;
  const draft = load(form.dataset.draft) ?? { id: form.dataset.draftId, fields: {} };
  draft.fields[field.name] = field.value;
  sessionStorage.setItem(storageKey(form.dataset.draft), JSON.stringify(draft));
}

function restore(form) {
  restored.add(form);
  for (const [name, value] of Object.entries(load(form.dataset.draft)?.fields ?? {})) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    if (field.value !== value) field.value = value;
    if (value) field.closest('details')?.toggleAttribute('open', true);
    announce(field);
  }
  if (focused?.key === form.dataset.draft && document.activeElement === document.body)
    form.elements.namedItem(focused.name)?.focus();
}

function announce(field) {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

// A form that the circuit draws anew takes over from the prerendered one, with its text and its focus.
function restoreNew() {
  for (const form of document.querySelectorAll(selector)) if (!restored.has(form)) restore(form);
}

document.addEventListener('submit', () => sentFrom = document.activeElement, true);

// Not 'change': a field that leaves the page with the focus fires it, after its draft was cleared.
document.addEventListener('input', event => keep(event.target), true);
document.addEventListener('pointerdown', () => focused = null, true);
document.addEventListener('focusin', ({ target }) =>
  focused = target.form?.matches(selector) ? { key: target.form.dataset.draft, name: target.name } : null);

// Whoever signs in next in this tab starts with empty forms.
document.addEventListener('submit', ({ target }) => {
  if (target.matches('[action="/account/logout"]')) sessionStorage.clear();
});

// This module may load after the first key press.
for (const field of document.querySelectorAll(`${selector} :is(input, textarea)`))
  if (field.value !== field.defaultValue) keep(field);
const early = document.activeElement?.form;
if (early?.matches(selector)) focused = { key: early.dataset.draft, name: document.activeElement.name };

restoreNew();
new MutationObserver(restoreNew).observe(document, { childList: true, subtree: true });

// What is typed into a form[data-draft] is kept in this tab from the first key press on: before the circuit lives,
// while it is away, and over a reload. Fields are known by their names. A form that something opens is opened again.

import { isField, isFree } from './focus.js';
import { isLive, onceLive } from './live.js';
import { heardAt } from './pulse.js';

const selector = 'form[data-draft]';
const prefix = 'draft:';
const storageKey = key => prefix + key;
const restored = new WeakSet();
const changed = new Map(); // Fields outside of forms, and when.
const early = new Map(); // What other forms hold before the first circuit draws them anew, by their ids.

let opened = new Map(); // Forms on this page that something opens.
let focused = null;
let sentFrom = null;

const load = key => JSON.parse(sessionStorage.getItem(storageKey(key)));

/** The data-draft-id that a draft was begun under, or null. */
export const draftId = key => load(key)?.id ?? null;

/** Forgets a draft, once what it held is saved or given up; not the next, which has another id. */
export function clear(key, id) {
  if (!id || draftId(key) === id) sessionStorage.removeItem(storageKey(key));
}

/** Opens a dialog over the page; the focus goes to what has autofocus in it, and back once it is closed. */
export const open = dialog => dialog.showModal();

export const focus = selector => document.querySelector(selector)?.focus();

/** Takes the focus on after a form was sent, unless the person has gone elsewhere meanwhile. */
export const focusAfterSubmit = selector =>
  (isFree() || document.activeElement === sentFrom) && focus(selector);

/** Takes the focus to an element where what had it has left the page. */
export const focusIfLost = selector => isFree() && focus(selector);

/** Tells the page behind what every field holds, as if it were typed again: some of it may not have arrived. */
export function replay() {
  for (const form of document.querySelectorAll('form[method=dialog]')) {
    if (form.matches(selector)) restore(form);
    else for (const field of form.elements) announce(field);
  }
  for (const [field, at] of changed) if (field.isConnected && at > heardAt()) announce(field);
  reopen();
}

function keep(field) {
  const form = field.form;
  if (!field.name || !form) return;
  if (!form.matches(selector)) return void (isLive() || early.set(form.id, { ...early.get(form.id), [field.name]: field.value }));
  const draft = load(form.dataset.draft) ?? { id: form.dataset.draftId, opener: form.dataset.draftOpener, fields: {} };
  draft.fields[field.name] = field.value;
  sessionStorage.setItem(storageKey(form.dataset.draft), JSON.stringify(draft));
}

// What somebody else made of a field stays: a lost line must not bring back what was typed over it.
function giveUp(field) {
  const draft = load(field.form.dataset.draft);
  if (!draft) return;
  delete draft.fields[field.name];
  sessionStorage.setItem(storageKey(field.form.dataset.draft), JSON.stringify(draft));
}

function restore(form) {
  restored.add(form);
  const draft = load(form.dataset.draft);
  if (draft && 'entry' in form.dataset) form.dataset.draftId = draft.id;
  const isBack = fill(form, draft?.fields ?? {});
  if (isBack && draft.opener && !form.querySelector('[data-back]')) tellBack(form);
  if (focused?.key === form.dataset.draft && document.activeElement === document.body)
    form.elements.namedItem(focused.name)?.focus();
}

// Where a new page opens the form again, it is not as it was left: nobody has saved it.
function tellBack(form) {
  const said = Object.assign(document.createElement('p'), { className: 'hint', textContent: form.closest('[data-back-text]')?.dataset.backText });
  said.setAttribute('role', 'status');
  said.dataset.back = '';
  form.append(said);
}

/** Whether anything differed. */
function fill(form, fields) {
  let differs = false;
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    if (field.value !== value) {
      differs = true;
      field.value = value;
    }
    const one = field instanceof RadioNodeList ? [...field].find(choice => choice.checked) : field;
    if (value) one?.closest('details')?.toggleAttribute('open', true);
    if (one) announce(one);
  }
  return differs;
}

function announce(field) {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

// A form that the circuit draws anew takes over from the prerendered one, with its text and its focus.
function restoreNew() {
  const before = opened;
  opened = new Map();
  for (const form of document.querySelectorAll(selector)) {
    if (!restored.has(form)) restore(form);
    if (!form.dataset.draftOpener) continue;
    opened.set(form.dataset.draft, form);
    if (!before.has(form.dataset.draft)) enter(form);
  }
  // What the page behind has closed is saved or given up.
  if (isLive()) for (const key of before.keys()) if (!opened.has(key)) clear(key);
}

// As it is drawn, and not when the page behind says so: what somebody points at from then on keeps the focus, and whoever
// types elsewhere meanwhile goes on there.
function enter(form) {
  if (!form.contains(document.activeElement) && !isField(document.activeElement))
    form.querySelector('input:not([type=hidden]), select').focus();
}

function takeOver() {
  for (const [id, fields] of early) if (id && document.getElementById(id)) fill(document.getElementById(id), fields);
  early.clear();
  reopen();
}

function reopen() {
  for (const key of Object.keys(sessionStorage).filter(key => key.startsWith(prefix))) {
    const { opener } = JSON.parse(sessionStorage.getItem(key));
    if (opener && !opened.has(key.slice(prefix.length))) document.querySelector(opener)?.click();
  }
}

for (const type of ['submit', 'click']) document.addEventListener(type, ({ target }) => {
  if (target.closest(type === 'submit' ? selector : `${selector} button`)) sentFrom = document.activeElement;
}, true);

document.addEventListener('change', ({ target }) => {
  for (const [field, at] of changed) if (at <= heardAt()) changed.delete(field);
  if (!target.form) changed.set(target, performance.now());
}, true);

// Not 'change': a field that leaves the page with the focus fires it, after its draft was cleared.
document.addEventListener('input', event => keep(event.target), true);
document.addEventListener('pointerdown', () => focused = null, true);

document.addEventListener('click', ({ target }) => {
  const field = document.getElementById(target.closest('[data-theirs]')?.dataset.theirs);
  if (field?.form?.matches(selector)) giveUp(field);
}, true);
document.addEventListener('focusin', ({ target }) =>
  focused = target.form?.matches(selector) ? { key: target.form.dataset.draft, name: target.name } : null);

// Whoever signs in next in this tab starts with empty forms.
document.addEventListener('submit', ({ target }) => {
  if (target.matches('[action="/account/logout"]')) sessionStorage.clear();
});

// This module may load after the first key press.
for (const field of document.querySelectorAll('form :is(input, textarea)'))
  if (field.value !== field.defaultValue) keep(field);
const begun = document.activeElement?.form;
if (begun?.matches(selector)) focused = { key: begun.dataset.draft, name: document.activeElement.name };

restoreNew();
new MutationObserver(restoreNew).observe(document, { childList: true, subtree: true });
onceLive(takeOver);

// What is typed into a form[data-draft] is kept in this tab from the first key press on: before the circuit lives,
// while it is away, and over a reload. Fields are known by their names. A form that something opens is opened again.

import { change, clear, keys, load, save, unfolded } from './drafts.js';
import { isField } from './focus.js';
import { isLive, onceLive } from './live.js';
import { heardAt } from './pulse.js';
import { noteSender } from './sent.js';
import { shownBefore, shownIn, tellShown } from './shown.js';

const selector = 'form[data-draft]';
const moment = 250;
const restored = new WeakSet();
const changed = new Map(); // Fields outside of forms, and when.
const ended = new Set(); // Drafts that were sent or given up, as far as this page knows.
const early = new Map(); // What other forms hold before the first circuit draws them anew, by their ids.

let opened = new Map(); // Forms on this page that something opens.
let closed = []; // Drafts of forms that have just left the page.
let failed = 0; // Parts of the page that stand still, and say so.
let focused = null;

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
  if (!field.name || field.name === 'seen' || !form) return;
  if (!form.matches(selector)) return void (isLive() || early.set(form.id, { ...early.get(form.id), [field.name]: field[heldIn(field)] }));
  const key = form.dataset.draft;
  const draft = load(key) ?? { id: form.dataset.draftId, opener: form.dataset.draftOpener, fields: {}, seen: {} };
  if (!(field.name in draft.fields)) draft.seen = { ...draft.seen, [field.name]: shownIn(field) };
  draft.fields[field.name] = field[heldIn(field)];
  save(key, draft);
  ended.delete(key);
}

function restore(form) {
  restored.add(form);
  const draft = load(form.dataset.draft);
  if (draft && 'entry' in form.dataset) form.dataset.draftId = draft.id;
  if (draft?.left) save(form.dataset.draft, { ...draft, left: false });
  const shown = shownBefore(form);
  const isBack = fill(form, draft?.fields ?? {});
  tellShown(form, shown);
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

const heldIn = ({ type }) => type === 'checkbox' ? 'checked' : 'value';

/** Whether anything differed. */
function fill(form, fields) {
  let differs = false;
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    if (field[heldIn(field)] !== value) {
      differs = true;
      field[heldIn(field)] = value;
    }
    const one = field instanceof RadioNodeList ? [...field].find(choice => choice.checked) : field;
    if (value && one?.matches('input:not([type])')) unfold(one);
    if (one) announce(one);
  }
  return differs;
}

// What somebody closed by hand stays closed.
function unfold(field) {
  if (!field.closest('.quick-add') || localStorage.getItem(unfolded) !== 'no')
    field.closest('details')?.toggleAttribute('open', true);
}

function announce(field) {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

// A form that the circuit draws anew takes over from the prerendered one, with its text and its focus.
function restoreNew() {
  const before = opened;
  opened = new Map();
  for (const form of document.querySelectorAll(selector)) {
    if (closed.includes(form.dataset.draft)) forget();
    if (!restored.has(form)) restore(form);
    if (!form.dataset.draftOpener) continue;
    opened.set(form.dataset.draft, form);
    if (!before.has(form.dataset.draft)) enter(form);
  }
  if (isLive()) closed.push(...[...before.keys()].filter(key => !opened.has(key)));
  const failing = document.querySelectorAll('[data-failed]').length - failed;
  failed += failing;
  if (failing > 0) spare();
  else if (failing < 0) reopen();
  if (closed.length > 0) setTimeout(forget, moment);
}

function forget() {
  for (const key of closed) if (!opened.has(key)) leave(key);
  closed = [];
}

// A part of the page that fails takes its forms along, and says so a moment later: they come back with it.
function spare() {
  for (const key of closed) ended.delete(key);
  closed = [];
}

// What somebody sent or gave up, and the page behind has closed, is done. What only gave way to another page or form is
// there when somebody opens it again.
function leave(key) {
  if (ended.delete(key)) clear(key);
  else change(key, draft => ({ ...draft, left: true }));
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

/** Opens what was being typed into and is closed, where that can be done on this page. */
export function reopen() {
  for (const key of keys()) {
    const { opener, left } = load(key);
    if (opener && !left && !opened.has(key)) document.querySelector(opener)?.click();
  }
}

function end({ target, type, key }) {
  const form = target.closest(selector);
  const isEnd = type === 'submit' || (type === 'click' ? target.closest('button') : key === 'Escape');
  // What is open within the form ends alone.
  if (!form || !isEnd || target.closest('.emoji-picker[open]')) return;
  if (type !== 'keydown') noteSender();
  ended.add(form.dataset.draft);
}

addEventListener('pagehide', forget);

for (const type of ['submit', 'click', 'keydown']) document.addEventListener(type, end, true);

document.addEventListener('change', ({ target }) => {
  for (const [field, at] of changed) if (at <= heardAt()) changed.delete(field);
  if (!target.form) changed.set(target, performance.now());
}, true);

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
for (const field of document.querySelectorAll('form :is(input, textarea)'))
  if (field.value !== field.defaultValue) keep(field);
const begun = document.activeElement?.form;
if (begun?.matches(selector)) focused = { key: begun.dataset.draft, name: document.activeElement.name };

restoreNew();
new MutationObserver(restoreNew).observe(document, { childList: true, subtree: true });
onceLive(takeOver);

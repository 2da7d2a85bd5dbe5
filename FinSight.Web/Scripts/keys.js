// Keys that work on every page. Single letters do nothing while something is typed, and can be switched off (WCAG 2.1.4).
// They press what is on the page, so that no key can do what no button does.

import { isField, leave } from './focus.js';

const rowSelector = '[data-expense-id]';

const letters = {
  n: () => reach('#quick-line', '.nav .add'),
  '?': () => help(),
  '/': () => reach('#q', '.nav [href$="/expenses"]'),
  j: row => step(row, 1),
  k: row => step(row, -1),
  b: () => document.querySelector('.bulk-bar button')?.focus(),
  x: row => press(row, 'input[type=checkbox]'),
  e: row => press(row, '[data-row-action=edit]'),
};

const others = {
  ArrowDown: (row, target) => move(row, target, 1),
  ArrowUp: (row, target) => move(row, target, -1),
  ArrowRight: (row, target) => along(row, target, 1),
  ArrowLeft: (row, target) => along(row, target, -1),
  Enter: (row, target) => target === row && press(row, '[data-row-action=edit]'),
  Delete: row => press(row, '[data-row-action=delete]'),
  Escape: (row, target) => clear(target),
};

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.altKey || event.repeat && !['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isQuick = (event.ctrlKey || event.metaKey) && key === 'k';
  const run = isQuick ? letters.n : act(event, key);
  if (run && run(event.target.closest(rowSelector), event.target) !== false) event.preventDefault();
});

// It lists only what the reader's role may do.
function help() {
  const may = (document.querySelector('.shell')?.dataset.may ?? 'add correct').split(' ');
  for (const row of document.querySelectorAll('#key-sheet [data-needs]')) row.hidden = !may.includes(row.dataset.needs);
  document.querySelector('#key-sheet')?.showModal();
}

document.addEventListener('click', ({ target }) => target.closest('[data-keys-help]') && help());

function act(event, key) {
  if (event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return null;
  if (key === 'Escape') forget();
  if (Object.hasOwn(others, key)) return key === 'Escape' || !isField(event.target) ? others[key] : null;
  const works = !wanted && !isField(event.target) && document.documentElement.dataset.letterKeys !== 'off';
  return works && Object.hasOwn(letters, key) ? letters[key] : null;
}

// A field on a page that is still on its way: until it is there, letters are meant for it.
let wanted = null;
const patience = 5000; // It may never come.
const arrival = new MutationObserver(() => arrive());

document.addEventListener('pointerdown', forget, true);
document.addEventListener('focusin', ({ target }) => wanted && isField(target) && forget(), true);

/** Takes the focus to a field, or goes where it is. */
function reach(field, link) {
  if (arrive(field)) return;
  const way = document.querySelector(link);
  if (!way) return;
  wanted = field;
  arrival.observe(document, { childList: true, subtree: true });
  way.click();
  setTimeout(forget, patience);
}

function arrive(field = wanted) {
  const found = document.querySelector(field);
  if (found) forget();
  found?.focus();
  return found;
}

function forget() {
  wanted = null;
  arrival.disconnect();
}

function step(row, by) {
  const rows = [...document.querySelectorAll(rowSelector)];
  const next = rows[row ? rows.indexOf(row) + by : 0];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function move(row, target, by) {
  if (!row || target.closest('.editing')) return false;
  step(row, by);
}

/** From control to control of a row. */
function along(row, target, by) {
  if (!row || target.closest('.editing')) return false;
  const stops = [row, ...[...row.querySelectorAll('a, button, input')].filter(stop => stop.checkVisibility())];
  const next = stops[stops.indexOf(target) + by];
  if (!next) return false;
  next.focus();
}

function press(row, selector) {
  const control = row?.querySelector(selector);
  if (!control) return false;
  control.click();
}

// What is open within the bar or a row has had the key before; a field keeps its text and loses the focus.
function clear(target) {
  if (target.closest('.editing, .bulk-bar form')) return false;
  if (target.id === 'q') leave(target);
  else document.querySelector('.bulk-bar [data-clear]')?.click();
  return false;
}

/**
 * The keys of the list: J and K move through the rows, X picks one, E or Enter edits it, Del deletes it, / goes to the
 * search field, Esc gives up the selection. They press the row's own buttons, and never while somebody is typing.
 */
export function listen() {
  const onKey = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'Escape') return void escape(event);
    const action = keys[key];
    if (!action || isTyping(event.target) || key === 'Enter' && event.target.closest('button, a, summary, select, input')) return;
    if (action(row()) !== false) event.preventDefault();
  };
  document.addEventListener('keydown', onKey);
  document.documentElement.toggleAttribute('data-row-keys', true);
  return {
    stop() {
      document.removeEventListener('keydown', onKey);
      document.documentElement.toggleAttribute('data-row-keys', false);
    },
  };
}

const rowSelector = '.ledger tr[data-expense-id]';

const keys = {
  j: at => step(at, 1),
  k: at => step(at, -1),
  x: at => press(at, 'input[type=checkbox]'),
  e: at => press(at, '[data-row-action=edit]'),
  Enter: at => press(at, '[data-row-action=edit]'),
  Delete: at => press(at, '[data-row-action=delete]'),
  '/': () => document.querySelector('#q')?.focus(),
};

const row = () => document.activeElement?.closest(rowSelector);

function step(at, by) {
  const rows = [...document.querySelectorAll(rowSelector)];
  const next = rows[at ? rows.indexOf(at) + by : 0];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function press(at, selector) {
  const control = at?.querySelector(selector);
  if (!control) return false;
  control.click();
}

// What is open within the bar or a row has had the key before; a field keeps its text and loses the focus.
function escape(event) {
  if (event.target.closest('.editing, .bulk-bar form')) return;
  if (event.target.id === 'q') event.target.blur();
  else document.querySelector('.bulk-bar [data-clear]')?.click();
}

const isTyping = target =>
  target.matches('textarea, select, input:not([type=checkbox], [type=radio])') || target.isContentEditable;

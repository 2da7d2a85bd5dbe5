// A row is tapped to edit it, and swiped to its buttons: it scrolls sideways by itself. Each has a button for the same.

const rowSelector = '[data-expense-id]';
const controls = 'a, button, input';
const around = 'label, .row-actions, .editing';
let touched = null;
let swiped = null;
let leaving = null;

document.addEventListener('click', ({ target }) => {
  if (!target.closest('.expense-row, .ledger :is(th, td)') || target.closest(`${controls}, ${around}`)) return;
  if (getSelection().type !== 'Range') target.closest(rowSelector)?.querySelector('[data-row-action=edit]')?.click();
});

// One row at a time lies open. One that is closing scrolls too, so only that under the finger counts.
document.addEventListener('pointerdown', ({ target }) => {
  touched = target.closest(rowSelector);
  if (swiped === touched) return;
  [leaving, swiped] = [swiped, null];
  leaving?.scrollTo({ left: 0 });
});

document.addEventListener('scroll', ({ target }) => {
  if (target === touched && target.scrollLeft) swiped = target;
}, { capture: true, passive: true });

// The swipe itself may not have come to rest when it was told to go back.
document.addEventListener('scrollend', ({ target }) => {
  if (target === leaving && target !== touched && target.scrollLeft) target.scrollTo({ left: 0 });
}, true);

// While a row is pointed at, has the focus, or is scrolled to, the page behind lets no other push it away.
const canPoint = matchMedia('(hover: hover)');
let looking = 0;

for (const type of ['pointerover', 'focusin', 'focusout', 'scroll'])
  document.addEventListener(type, () => looking ||= requestAnimationFrame(look), { capture: true, passive: true });

function look() {
  looking = 0;
  const marker = document.querySelector('[data-reading]');
  if (!marker) return;
  const now = isRead(marker.parentElement) ? 'yes' : '';
  if (marker.value === now) return;
  marker.value = now;
  marker.dispatchEvent(new Event('change', { bubbles: true }));
}

function isRead(list) {
  if (list.getBoundingClientRect().top < 0) return true;
  // Whoever has come to the button that shows the others is to find it there.
  const has = state => list.querySelector(`:is(${rowSelector}, .new-rows button)${state}`) !== null;
  return canPoint.matches && has(':hover') || has(':focus-within');
}

// Of a table one row has the tab stop, and with it all that can be done there.
let current = null;

document.addEventListener('focusin', ({ target }) => {
  const row = target.closest(`.ledger ${rowSelector}`);
  if (!row || row.querySelector('.editing')) return;
  if (current !== row) setStops(current ?? document.querySelector(`.ledger ${rowSelector}[tabindex="0"]`), -1);
  setStops(current = row, 0);
});

// It may leave with its row, and the page behind doesn't know that another has to have it.
new MutationObserver(() => {
  if (!current || current.isConnected) return;
  const rows = `.ledger ${rowSelector}`;
  current = document.querySelector(`${rows}[tabindex="0"]`) ?? document.querySelector(rows);
  setStops(current, 0);
}).observe(document, { childList: true, subtree: true });

function setStops(row, index) {
  if (row && !row.querySelector('.editing')) for (const stop of [row, ...row.querySelectorAll(controls)]) stop.tabIndex = index;
}

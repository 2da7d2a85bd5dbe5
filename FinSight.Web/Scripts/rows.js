// A row is tapped to edit it, and swiped to its buttons: it scrolls sideways by itself. Each has a button for the same.

const rowSelector = '[data-expense-id]';
let swiped = null;

document.addEventListener('click', ({ target }) => {
  if (!target.closest('.expense-row, .ledger th') || target.closest('a, button') || getSelection().type === 'Range') return;
  target.closest(rowSelector)?.querySelector('[data-row-action=edit]')?.click();
});

// One row at a time lies open.
document.addEventListener('scroll', ({ target }) => {
  if (!target.matches?.(rowSelector) || !target.scrollLeft || target === swiped) return;
  close();
  swiped = target;
}, { capture: true, passive: true });

document.addEventListener('pointerdown', ({ target }) => swiped?.contains(target) || close());

function close() {
  swiped?.scrollTo({ left: 0 });
  swiped = null;
}

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
  if (list.getBoundingClientRect().top < 0 || list.querySelector('.scroll')?.scrollTop > 0) return true;
  const has = state => list.querySelector(`${rowSelector}${state}`) !== null;
  return canPoint.matches && has(':hover') || has(':focus-within');
}

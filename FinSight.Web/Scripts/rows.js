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

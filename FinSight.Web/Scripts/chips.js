// A chip that is a list: keys open it as a tap does, instead of going through it unseen, and what is chosen there gives
// the focus back to the line, whose Enter then adds.

const selector = '.chip select';
const openers = ['ArrowDown', 'ArrowUp', 'Enter', ' '];
const isKnowable = CSS.supports('selector(:open)');

document.addEventListener('keydown', event => {
  const { target, key } = event;
  if (!target.matches?.(selector) || !isKnowable || target.matches(':open')) return;
  if (key === 'Escape') return focusLine();
  if (!openers.includes(key)) return;
  event.preventDefault();
  target.showPicker();
});

document.addEventListener('change', ({ target }) => {
  if (!target.matches(selector)) return;
  // What the page behind knew to be missing may be what was just chosen.
  delete document.querySelector('#quick-form')?.dataset.read;
  if (isKnowable) focusLine();
});

const focusLine = () => document.querySelector('#quick-line')?.focus();

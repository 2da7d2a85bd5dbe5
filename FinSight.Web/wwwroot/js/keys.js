// Keys that work everywhere. Single letters do nothing while something is typed, and can be switched off (WCAG 2.1.4).

const isField = target => target.matches?.('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]') ?? false;

/** Whether single letters are shortcuts at this moment. */
export const lettersWork = event =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !isField(event.target)
  && document.documentElement.dataset.letterKeys !== 'off' && !document.querySelector('dialog[open]');

document.addEventListener('keydown', event => {
  const isQuick = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
  if (isQuick || lettersWork(event) && event.key.toLowerCase() === 'n') act(event, focusQuick);
  else if (lettersWork(event) && event.key === '?') act(event, () => document.querySelector('#key-sheet')?.showModal());
  else if (lettersWork(event) && event.key === '/') act(event, () => document.querySelector('[data-key=search]')?.focus());
});

function act(event, run) {
  event.preventDefault();
  run();
}

// Elsewhere than on the dashboard the link leads there, and the line takes the focus when it is drawn.
function focusQuick() {
  const line = document.querySelector('#quick-line');
  if (line) line.focus();
  else document.querySelector('.nav .add')?.click();
}

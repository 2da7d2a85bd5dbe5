import { isFree } from './focus.js';
import { onceLive } from './live.js';

// A search acts while somebody types: a moment after the last letter.
const moment = 300;
const fields = '#q, #report-filter';
const patience = 5000; // Nobody wants a file minutes later.
let waiting;
let watch;

document.addEventListener('input', ({ target, isComposing }) => {
  if (!target.matches(fields) || isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => target.isConnected && target.dispatchEvent(new Event('change', { bubbles: true })), moment);
});

// What was asked for otherwise meanwhile holds the text already: it left the field, or was sent.
for (const type of ['change', 'submit'])
  document.addEventListener(type, ({ target }) => target.matches('#filter, #filter *, #report-filter') && clearTimeout(waiting), true);

// A file is of what stands in the field: its link waits until it is, too.
document.addEventListener('click', event => {
  const link = event.target.closest('a[data-typed]');
  const field = document.querySelector('#report-filter');
  if (!link || link.dataset.typed === field.value) return;
  event.preventDefault();
  watch?.disconnect();
  watch = new MutationObserver(() => {
    if (link.dataset.typed !== field.value) return;
    watch.disconnect();
    link.click();
  });
  watch.observe(link, { attributes: true });
  setTimeout(() => watch.disconnect(), patience);
}, true);

// The first circuit draws the page anew: whoever has begun goes on in the new field.
let isBegun = document.activeElement?.id === 'q';

document.addEventListener('focusin', ({ target }) => isBegun = target.id === 'q');
onceLive(() => isBegun && isFree() && document.querySelector('#q')?.focus());

import { isFree } from './focus.js';
import { onceLive } from './live.js';

// The search acts while somebody types: a moment after the last letter.
const moment = 300;
let waiting;

document.addEventListener('input', ({ target, isComposing }) => {
  if (target.id !== 'q' || isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => target.isConnected && target.dispatchEvent(new Event('change', { bubbles: true })), moment);
});

// What was asked for otherwise meanwhile holds the text already: it left the field, or was sent.
for (const type of ['change', 'submit'])
  document.addEventListener(type, ({ target }) => (target.form ?? target).id === 'filter' && clearTimeout(waiting), true);

// The first circuit draws the page anew: whoever has begun goes on in the new field.
let isBegun = document.activeElement?.id === 'q';

document.addEventListener('focusin', ({ target }) => isBegun = target.id === 'q');
onceLive(() => isBegun && isFree() && document.querySelector('#q')?.focus());

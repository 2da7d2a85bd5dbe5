// Forms that were sent while no circuit heard them, or so shortly before that it may not have, are sent once it does.
// Entries go another way: they have ids.

import { heard } from './pulse.js';
import { onceLive } from './live.js';

const held = new Set();
const inDoubt = new Set();

for (const form of document.querySelectorAll('[data-held]')) hold(form);
document.addEventListener('held', event => hold(event.detail));

document.addEventListener('submit', ({ target }) => {
  const isOurs = target.getAttribute('method') === 'dialog' && !target.closest('dialog');
  if (!isOurs || 'entry' in target.dataset) return;
  inDoubt.add(target);
  // Once this event is over: what the page behind hears next, it hears after the form.
  setTimeout(() => heard().then(() => inDoubt.delete(target), () => { }));
}, true);

/** The page behind hears again, and has been told what the fields hold. */
export async function sendHeld() {
  await heard();
  const waiting = [...held].map(form => form.isConnected ? form : form.id && document.getElementById(form.id));
  const doubtful = [...inDoubt].filter(form => !('once' in form.dataset));
  held.clear();
  inDoubt.clear();
  for (const form of new Set([...waiting, ...doubtful])) {
    if (!form?.isConnected) continue;
    delete form.dataset.held;
    form.requestSubmit();
  }
}

// The first circuit draws the page anew: its forms take over from those that were there before.
function hold(form) {
  if (held.size === 0 && document.querySelector('.live.off')) onceLive(sendHeld);
  held.add(form);
}

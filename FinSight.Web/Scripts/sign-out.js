// Signing out sends first what still waits in this browser, and asks where that fails.

import { forgetMe, unsent } from '../wwwroot/js/entries.js';
import { sendAll } from '../wwwroot/js/sender.js';
import { keys, load } from './drafts.js';
import { release } from './quick.js';

const patience = 4_000;
let mayLeave = false;

document.addEventListener('submit', event => {
  if (!event.target.matches('[action="/account/logout"]') || mayLeave) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // Nobody would hear of it, and what is on this page would be gone.
  if (!document.documentElement.hasAttribute('data-offline')) leave(event.target);
}, true);

async function leave(form) {
  // Longer than to send may take, or nobody would be asked.
  const waiting = await Promise.race([countAfterSending(), soon(2 * patience)]).catch(() => 0);
  const isTyped = keys().some(key => Object.values(load(key).fields).some(Boolean));
  if ((waiting || isTyped) && !await confirmed(waiting, isTyped)) return;
  await Promise.race([forgetMe(), soon()]).catch(() => { });
  mayLeave = true;
  (form.isConnected ? form : document.querySelector('[action="/account/logout"]')).requestSubmit();
}

async function countAfterSending() {
  await release();
  const before = await unsent();
  if (!before.length) return 0;
  await Promise.race([sendAll(), soon()]);
  return (await unsent()).length;
}

const soon = (time = patience) => new Promise(resolve => setTimeout(resolve, time));

function confirmed(count, isTyped) {
  const dialog = document.getElementById('unsent');
  dialog.querySelector('[data-waiting]').hidden = !count;
  dialog.querySelector('[data-typed]').hidden = !isTyped;
  dialog.querySelector('[data-count]').textContent = count;
  dialog.returnValue = '';
  for (const button of dialog.querySelectorAll('button')) button.onclick = () => dialog.close(button.value);
  dialog.showModal();
  return new Promise(resolve =>
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'leave'), { once: true }));
}

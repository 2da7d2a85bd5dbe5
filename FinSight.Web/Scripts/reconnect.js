import { replay } from './draft.js';
import { sendHeld } from './held.js';
import { forgetPulse, tell } from './pulse.js';
import { release } from './quick.js';

// What happens while the circuit is away. A short gap passes unseen; a longer one shows the dialog and is tried again
// until the server answers. A server that has forgotten the circuit gets a new page.

const patience = 2000;
const pauses = [0, 250, 500, 1000, 2000, 3000];
const longestPause = 5000;

const root = document.documentElement;
const dialog = () => document.getElementById('components-reconnect-modal');

let away = false;
let showing;
let wake = () => { };

export const reconnection = {
  onConnectionDown() {
    if (away) return;
    away = true;
    root.toggleAttribute('data-offline', true);
    forgetPulse();
    tell();
    showing = setTimeout(() => show(true), patience);
    keepTrying();
  },

  onConnectionUp() {
    away = false;
    root.toggleAttribute('data-offline', false);
    tell();
    clearTimeout(showing);
    show(false);
    replay();
    sendHeld().catch(() => { });
    release().catch(() => { });
  },
};

async function keepTrying() {
  let refusals = 0;
  for (let attempt = 0; away; attempt++) {
    await pause(pauses[attempt] ?? longestPause);
    try {
      if (!await Blazor.reconnect()) return location.reload();
    } catch {
      dialog().classList.add('away');
      // The server lives but will not talk to this page, as after a session's end. Once may be chance, twice is not.
      if (await serverLives() && ++refusals === 2) return location.reload();
    }
  }
}

const serverLives = () => fetch('health/live', { cache: 'no-store' }).then(answer => answer.ok, () => false);

const pause = milliseconds => new Promise(resolve => {
  wake = resolve;
  setTimeout(resolve, milliseconds);
});

// Opened by its attribute: show() and showModal() would take the focus out of the field being typed in.
function show(open) {
  dialog().toggleAttribute('open', open);
  if (!open) dialog().classList.remove('away');
  else offerQuickPage();
}

// Only a browser that keeps that page can open it now.
async function offerQuickPage() {
  const worker = await navigator.serviceWorker?.getRegistration('/q');
  dialog().querySelector('[data-without-circuit]').hidden = !worker?.active;
}

// A first circuit that could not start, on a bad line: what was typed and entered is kept, and the page is loaded again.
const failure = document.getElementById('blazor-error-ui');
if (failure) new MutationObserver(startAgain).observe(failure, { attributeFilter: ['style'] });

async function startAgain() {
  if (document.querySelector('.live.off') === null) return;
  do await pause(longestPause);
  while (!await serverLives());
  location.reload();
}

addEventListener('online', () => wake());
document.addEventListener('visibilitychange', () => wake());
document.addEventListener('click', event => event.target.closest('[data-reconnect]') && wake());

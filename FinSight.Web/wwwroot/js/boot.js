import './draft.js';
import './keys.js';
import './quick.js';
import './session.js';
import './sign-out.js';
import { reconnection } from './reconnect.js';
import { startFor } from './sender.js';

// A link to a place on the same page also takes the focus there.
addEventListener('click', ({ target }) => {
  const link = target.closest('[data-focus]');
  if (link) document.querySelector(link.dataset.focus)?.focus();
});

Blazor.start({
  circuit: { reconnectionHandler: reconnection },
  ssr: { disableDomPreservation: true }, // Account pages are few and static: whole page loads, nothing merged.
});

startFor(document.querySelector('[data-user]')?.dataset.user).catch(() => { });
if (isSecureContext) navigator.serviceWorker?.register('/sw.js', { scope: '/q' });

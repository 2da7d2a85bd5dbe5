import './bill.js';
import './chips.js';
import './focus.js';
import './copy.js';
import './dates.js';
import './drag.js';
import './held.js';
import './keys.js';
import './leaving.js';
import './picked.js';
import './popovers.js';
import './rows.js';
import './search.js';
import './seen.js';
import './session.js';
import './sign-out.js';
import './translator.js';
import { reconnection } from './reconnect.js';
import { startFor } from '../wwwroot/js/sender.js';

// What the page behind calls.
export * from './carry.js';
export * from './draft.js';
export * from './drafts.js';
export * from './quick.js';
export * from './reader.js';
export * from './sent.js';
export * from './turn.js';

// A link to a place on the same page also takes the focus there.
addEventListener('click', ({ target }) => {
  const link = target.closest('[data-focus]');
  if (link) document.querySelector(link.dataset.focus)?.focus();
});

Blazor.start({
  circuit: {
    reconnectionHandler: reconnection,
    // The server says something every five seconds, and takes this page for gone after 20 seconds without a word.
    configureSignalR: builder => builder.withServerTimeout(12_000).withKeepAliveInterval(8_000),
  },
  ssr: { disableDomPreservation: true }, // Account pages are few and static: whole page loads, nothing merged.
});

startFor(document.querySelector('[data-user]')?.dataset.user).catch(() => { });
// What works without the server is fetched once this page has settled; /q itself does not wait.
if (isSecureContext) setTimeout(keepOffline, 20_000);

function keepOffline() {
  // A server that is away has nothing to give, and the page is loaded again when it is back.
  if (!document.documentElement.hasAttribute('data-offline'))
    navigator.serviceWorker?.register('/sw.js', { scope: '/q' }).catch(() => { });
}

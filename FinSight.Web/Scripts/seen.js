// An open page needs no requests. So that whoever works in one is not signed out for idleness, it says every few minutes
// that it is used; a page that nobody touches says nothing.
const pause = 5 * 60_000;
let last = Date.now();

async function used() {
  if (Date.now() - last < pause || location.pathname.startsWith('/account/')) return;
  last = Date.now();
  const answer = await fetch('/account/seen', { method: 'POST' }).catch(() => null);
  if (answer?.status === 401) location.reload();
}

for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, used, { capture: true, passive: true });

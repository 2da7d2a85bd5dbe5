// A button reads the code on a bill. How that is done comes when it is pressed, or was on a page opened anew for it.

const script = '/js/bill.js';

addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-scan]');
  if (button) (await import(script)).read(button);
});

// Kept there under this key.
if (sessionStorage.getItem('scan')) import(script).then(({ goOn }) => goOn());

// A button reads the code on a bill, and tells the page behind it by the hidden field beside it.

addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-scan]');
  if (!button) return;
  const { scan } = await import('/js/scan.js');
  const code = await scan(JSON.parse(button.dataset.scan));
  const field = button.parentElement?.querySelector('input[type=hidden]');
  if (!code || !field?.isConnected) return button.focus();
  field.value = code;
  field.dispatchEvent(new Event('input', { bubbles: true }));
});

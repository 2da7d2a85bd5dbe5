// A button copies the text of a field. Over plain http browsers have no clipboard for pages; the older command works there.

addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]');
  if (!button) return;
  const field = document.querySelector(button.dataset.copy);
  field.select();
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value).catch(() => document.execCommand('copy'));
  else document.execCommand('copy');
  button.textContent = button.dataset.copied;
});

// A button copies the text of a field or a list. Over plain http browsers have no clipboard for pages; the older command works there.

addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]');
  if (!button) return;
  const field = document.querySelector(button.dataset.copy);
  if (field.select) field.select();
  else getSelection().selectAllChildren(field);
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value ?? field.innerText).catch(() => document.execCommand('copy'));
  else document.execCommand('copy');
  button.textContent = button.dataset.copied;
});

// A button copies the text of a field or a list. Over plain http browsers have no clipboard for pages; the older command works there.

const said = Object.assign(document.createElement('span'), { className: 'hide-text' });
said.setAttribute('role', 'status');

addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]');
  if (!button) return;
  said.textContent = '';
  document.body.append(said);
  const field = document.querySelector(button.dataset.copy);
  if (field.select) field.select();
  else getSelection().selectAllChildren(field);
  // What stays selected can still be copied by hand.
  if (await copy(field.value ?? field.innerText)) said.textContent = button.textContent = button.dataset.copied;
});

/** Whether it worked. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

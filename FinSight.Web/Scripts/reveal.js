// The eye of a password. What is sent is hidden again: browsers keep passwords of such fields only.

// Without this there is none.
document.documentElement.dataset.scripts = '';

// The press leaves the focus where it is: with it go the caret and the keyboard of a phone.
addEventListener('mousedown', event => {
  if (event.target.closest('[data-reveal]')) event.preventDefault();
});

addEventListener('click', ({ target }) => {
  const eye = target.closest('[data-reveal]');
  if (eye) show(eye, eye.getAttribute('aria-pressed') === 'false');
});

addEventListener('submit', ({ target }) => {
  for (const eye of target.querySelectorAll('[data-reveal]')) show(eye, false);
}, true);

function show(eye, isShown) {
  const field = document.getElementById(eye.getAttribute('aria-controls'));
  const { selectionStart, selectionEnd } = field;
  field.type = isShown ? 'text' : 'password';
  // Some browsers put the caret elsewhere; to set it would take the focus there.
  if (field === document.activeElement) field.setSelectionRange(selectionStart, selectionEnd);
  eye.setAttribute('aria-pressed', isShown);
}

// <details class="popover">: what floats over the page closes with Escape, and when somebody points or goes elsewhere.
// So does a list within a form with Escape, before the form does.

const open = () => document.querySelectorAll('.popover[open]');

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const popover of [...open(), ...document.querySelectorAll('.emoji-picker[open]:focus-within')]) {
    popover.open = false;
    popover.querySelector('summary').focus();
    event.stopPropagation();
  }
}, true);

for (const type of ['pointerdown', 'focusin'])
  document.addEventListener(type, ({ target }) => open().forEach(popover => popover.contains(target) || (popover.open = false)), true);

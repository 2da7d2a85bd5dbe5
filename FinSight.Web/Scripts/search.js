// The search acts while somebody types: a moment after the last letter.
const moment = 300;
let waiting;

document.addEventListener('input', ({ target, isComposing }) => {
  if (target.id !== 'q' || isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => target.dispatchEvent(new Event('change', { bubbles: true })), moment);
});

// What has the focus may leave the page with what it did, or be switched off while it does it. The focus then goes to
// what stands in its place, or back, and never to nowhere.

const focusable =
  'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, [tabindex]';
const patience = 200; // The page behind may know a better place.

let last = null;
let trail = [];
let waiting;
let stopgap = null;
let isInToast = false; // Is, or was when it got lost.

document.addEventListener('focusin', ({ target }) => {
  last = target;
  isInToast = target.closest('.toast') !== null;
  trail = [];
  for (let at = target; at.parentElement; at = at.parentElement)
    trail.push([at.parentElement, [...at.parentElement.children].indexOf(at)]);
}, true);

// Whoever points elsewhere has left it, and whoever goes on with the keys has taken to where it is.
document.addEventListener('pointerdown', () => {
  last = stopgap = null;
  isInToast = false;
}, true);
document.addEventListener('keydown', () => stopgap = null, true);

/** Lets go of a field because somebody asked for it: the focus is not brought back. */
export function leave(field) {
  last = null;
  field.blur();
}

/** Whether keys write into it. */
export const isField = element =>
  element.matches('textarea, select, input:not([type=checkbox], [type=radio])') || element.isContentEditable;

/**
 * Whether nobody has chosen where the focus is: a better place may take it. The toast gives what it had to the button
 * that takes its place, whatever the page behind still says of a row that went before.
 */
export const isFree = () => !(isInToast && document.querySelector('.toast')) && isLeft(document.activeElement);

// What is switched off keeps the focus until the next frame.
const isLeft = active => active?.disabled || [document.body, stopgap].includes(active);

new MutationObserver(() => {
  if (last && isNowhere()) waiting ??= setTimeout(mend, patience);
}).observe(document, { childList: true, subtree: true, attributeFilter: ['disabled'] });

const isNowhere = () => document.activeElement === document.body;

function mend() {
  waiting = null;
  if (!last || !isNowhere()) return;
  if (!last.isConnected) (stopgap = place()).focus();
  else if (!last.disabled) last.focus();
}

function place() {
  for (const [parent, index] of trail) {
    if (!parent.isConnected) continue;
    if (!parent.closest('main > *, .toast')) break;
    for (const near of [parent.children[index], parent.children[index - 1]]) {
      const found = near && [near, ...near.querySelectorAll(focusable)]
        .find(one => one.matches(focusable) && one.checkVisibility());
      if (found) return found;
    }
  }
  return document.querySelector('h1[tabindex]') ?? document.querySelector('main');
}

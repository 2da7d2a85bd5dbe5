// Over which texts somebody types. A draft that a new page takes up again may lie over others by then: the page behind
// is told of those, and asks.

import { change, load } from './drafts.js';

const seenName = 'seen';

let met = null;

// What a field shows just before somebody changes it. Of some, several controls have one name.
function meet({ target: { form, name } }) {
  if (form?.dataset.draft && name) met = { form, name, value: form.elements.namedItem(name)?.value };
}

/** What a field showed that has just been typed into; undefined where nobody knows. */
export const shownIn = ({ form, name }) => met?.form === form && met.name === name ? met.value : undefined;

/** What the draft of a form was typed over and is another text now; to be asked before it is filled in. */
export function shownBefore({ elements, dataset }) {
  const { fields, seen = {} } = load(dataset.draft) ?? {};
  if (!elements.namedItem(seenName)) return [];
  return Object.entries(seen).filter(([name, was]) => ![was, fields[name]].includes(elements.namedItem(name)?.value ?? was));
}

/** Tells the page behind, after what was typed. */
export function tellShown(form, shown) {
  const field = form.elements.namedItem(seenName);
  if (!shown.length) return;
  field.value = JSON.stringify(Object.fromEntries(shown));
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

// Somebody has decided between theirs and mine. Theirs stays: a lost line must not bring back what was typed over it. And
// mine lies over theirs from now on.
function decide({ target }) {
  const decision = target.closest('[data-theirs], [data-mine]')?.dataset;
  const control = decision && document.getElementById(decision.theirs ?? decision.mine);
  const field = control?.querySelector('[name]') ?? control; // There are many colours.
  const key = field?.form?.dataset.draft;
  if (key) change(key, ({ fields, seen, ...draft }) => {
    if (decision.mine) return { ...draft, fields, seen: { ...seen, [field.name]: decision.seen ?? '' } };
    const { [field.name]: given, ...others } = fields;
    return { ...draft, fields: others, seen };
  });
}

for (const type of ['focusin', 'beforeinput']) document.addEventListener(type, meet, true);
document.addEventListener('click', decide, true);

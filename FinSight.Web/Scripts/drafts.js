// Where drafts lie: in this tab alone, each under the key of its form. A draft: { id, opener, fields, seen,
// left }, with what is typed by the names of the fields, what each of them showed before, and whether another page or
// form took its place.

const prefix = 'draft:';

/** What says whether a hand left all fields of the quick line open, 'yes', or closed, 'no'. */
export const unfolded = 'all-fields';

export const load = key => JSON.parse(sessionStorage.getItem(prefix + key));

export const save = (key, draft) => sessionStorage.setItem(prefix + key, JSON.stringify(draft));

/** Changes a draft that there is. */
export function change(key, how) {
  const draft = load(key);
  if (draft) save(key, how(draft));
}

/** The data-draft-id that a draft was begun under, or null. */
export const draftId = key => load(key)?.id ?? null;

/** Forgets a draft, once what it held is saved or given up; not the next, which has another id. */
export function clear(key, id) {
  if (!id || draftId(key) === id) sessionStorage.removeItem(prefix + key);
}

export const keys = () =>
  Object.keys(sessionStorage).filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length));

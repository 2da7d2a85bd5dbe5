// Entries whose Enter was pressed and that no server has confirmed, each noted before anything else happens to it: they
// outlive this tab. An entry: { id, user, ledger, text, date, pins, fields, at }, where pins is what was set by hand
// beside the text, fields what was typed in their place, and at is when.

const prefix = 'entry:';

export function note(entry) {
  try {
    localStorage.setItem(prefix + entry.id, JSON.stringify(entry));
  } catch {
    // A browser that keeps nothing. The entry is still on its way.
  }
}

export const strike = id => localStorage.removeItem(prefix + id);

export const notes = () =>
  Object.keys(localStorage).filter(key => key.startsWith(prefix)).map(key => JSON.parse(localStorage.getItem(key)));

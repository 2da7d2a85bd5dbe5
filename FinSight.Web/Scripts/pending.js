// The rows below the quick line. A row changes only where its entry did, so that it is read out once.

/** @param stateOf What is to be said of an entry: 'saving', 'late', 'refused', 'barred' or 'said'. */
export function draw(section, entries, stateOf) {
  const list = section.querySelector('.pending');
  const known = new Map([...list.children].map(row => [row.dataset.pending, row]));
  const rows = entries.sort((a, b) => a.id < b.id ? -1 : 1).map(entry => {
    const state = stateOf(entry);
    const before = known.get(entry.id);
    if (before && (before.dataset.state ?? 'saving') === state) return before;
    const row = create('li', entry.text, ...parts(section.dataset, state, entry));
    Object.assign(row.dataset, { pending: entry.id, state });
    return row;
  });
  if (rows.length !== list.children.length || rows.some((row, index) => row !== list.children[index])) list.replaceChildren(...rows);
}

function parts(texts, state, { reason }) {
  if (state === 'saving') return [create('span', texts.saving)];
  if (state === 'said') return [create('span', reason)];
  if (state === 'late') return [create('span', texts.late), button(texts.again, 'send')];
  // There is no room for it where it was typed.
  const said = state === 'barred' ? `${reason} ${texts.barred}` : reason;
  return [create('span', said), button(texts.refused, 'edit'), button(texts.discard, 'discard')];
}

function button(name, does) {
  const made = create('button', name);
  made.dataset.does = does;
  return Object.assign(made, { type: 'button', className: 'button slim' });
}

function create(name, ...content) {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

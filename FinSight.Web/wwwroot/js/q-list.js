import { isolate, T } from './q-texts.js';

/** Draws the entries, the latest first. A row changes only where its entry did, so that it is read out once. */
export function draw(list, entries, does) {
  const known = new Map([...list.children].map(row => [row.dataset.id, row]));
  const rows = entries.sort((a, b) => a.id < b.id ? 1 : -1).map(entry => {
    const state = `${stateOf(entry)}: ${entry.text}: ${entry.reason}: ${entry.undone}: ${T('Undo')}`;
    const before = known.get(entry.id);
    if (before?.dataset.drawn === state) return before;
    const row = create('li', stateOf(entry), ...parts(entry, does));
    Object.assign(row.dataset, { id: entry.id, state: stateOf(entry), drawn: state });
    return row;
  });
  if (rows.length !== list.children.length || rows.some((row, index) => row !== list.children[index])) list.replaceChildren(...rows);
  list.hidden = !rows.length;
}

const stateOf = ({ said, reason }) => said ? 'sent' : reason ? 'refused' : 'waiting';

function parts(entry, { edit, discard, choose, undo }) {
  const text = create('bdi', 'q-text', entry.text);
  // What was added names it, with its category.
  if (entry.undone) return [text, create('span', 'q-wait', T('Undone'))];
  if (entry.said)
    return [create('span', 'q-text q-said', `✓ ${entry.said}`), ...(undo ? [button(T('Undo'), entry, undo)] : []), ...guard(entry)];
  if (!entry.reason) return [text, create('span', 'q-wait', T('Waiting'))];
  const choices = (entry.choices ?? []).map(choice => button(choice.says, entry, () => choose(entry, choice), 'button slim'));
  const reason = create('span', choices.length ? 'q-why q-ask' : 'q-why', T(entry.reason));
  return [text, reason, ...choices, button(T('Edit'), entry, edit), button(T('Discard'), entry, discard)];
}

/** What it did to the budgets. */
function guard({ guard: says }) {
  if (!says) return [];
  const line = create('p', 'guard', says);
  line.dataset.guard = '';
  return [line];
}

function button(name, entry, onClick, className = 'button quiet slim') {
  const made = create('button', className, name);
  made.type = 'button';
  made.setAttribute('aria-label', `${name}: ${isolate(entry.text)}`);
  made.addEventListener('click', () => onClick(entry));
  return made;
}

function create(name, className, ...content) {
  const element = Object.assign(document.createElement(name), { className });
  element.append(...content);
  return element;
}

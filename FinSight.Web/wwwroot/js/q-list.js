import { isolate } from './bidi.js';
import { T } from './q-texts.js';

/** Draws the entries, the latest first. A row changes only where its entry did, so that it is read out once. */
export function draw(list, entries, onEdit, onDiscard, onChoose) {
  const known = new Map([...list.children].map(row => [row.dataset.id, row]));
  const rows = entries.sort((a, b) => a.id < b.id ? 1 : -1).map(entry => {
    const state = `${stateOf(entry)}: ${entry.text}: ${entry.reason}`;
    const before = known.get(entry.id);
    if (before?.dataset.drawn === state) return before;
    const row = create('li', stateOf(entry), ...parts(entry, onEdit, onDiscard, onChoose));
    Object.assign(row.dataset, { id: entry.id, state: stateOf(entry), drawn: state });
    return row;
  });
  if (rows.length !== list.children.length || rows.some((row, index) => row !== list.children[index])) list.replaceChildren(...rows);
  list.hidden = !rows.length;
}

const stateOf = ({ said, reason }) => said ? 'sent' : reason ? 'refused' : 'waiting';

function parts(entry, onEdit, onDiscard, onChoose) {
  const text = create('bdi', 'q-text', entry.text);
  if (entry.said) return [text, create('span', 'q-said', `✓ ${entry.said}`)];
  if (!entry.reason) return [text, create('span', 'q-wait', T('Waiting'))];
  const choices = (entry.choices ?? []).map(choice => button(choice.says, entry, () => onChoose(entry, choice), 'button slim'));
  const reason = create('span', choices.length ? 'q-why q-ask' : 'q-why', entry.reason);
  return [text, reason, ...choices, button(T('Edit'), entry, onEdit), button(T('Discard'), entry, onDiscard)];
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

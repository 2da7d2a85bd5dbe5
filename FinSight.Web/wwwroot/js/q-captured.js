// The last payments that came by themselves, and how many of them wait for a look. Only the server knows them.

import { isolate, T } from './q-texts.js';

/** Draws them below the line; without the server what is drawn stays, for another person nothing does. */
export async function drawCaptured(section, ledger) {
  const [list, inbox] = [section.querySelector('ul'), section.querySelector('a')];
  if (section.dataset.ledger !== ledger) section.hidden = true;
  if (!ledger) return;
  const answer = await fetch(`/q/captured?ledger=${ledger}`, { cache: 'no-store', redirect: 'error' }).catch(() => null);
  const told = answer?.ok && await answer.json().catch(() => null);
  if (!told) return void (section.hidden ||= answer?.status === 401);
  section.dataset.ledger = ledger;
  list.replaceChildren(...told.lines.map(row));
  list.hidden = !told.lines.length;
  [inbox.href, inbox.hidden, inbox.textContent] = [told.inbox, !told.waiting, `${T('Inbox')}: ${told.waiting}`];
  section.hidden = !told.lines.length && !told.waiting;
}

function row({ id, what, amount, from }) {
  const line = document.createElement('li');
  line.dataset.captured = id;
  line.append(part('q-text', isolate(what)), part('amount', amount ?? ''), part('q-from', from));
  return line;
}

function part(className, textContent) {
  return Object.assign(document.createElement('span'), { className, textContent });
}

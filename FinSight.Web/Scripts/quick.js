// What was entered is shown below the quick line until the server has it. What no circuit confirms goes the way of /q,
// under the same id: one row, whoever is first.

import { all, forget, hear, keep, tell } from '../wwwroot/js/entries.js';
import { notes, strike } from '../wwwroot/js/notes.js';
import { hurry } from '../wwwroot/js/sender.js';
import { unfolded } from './drafts.js';
import { bringBack, free, renew, standsIn } from './entry-form.js';
import { draw } from './pending.js';
import { heard, waits } from './pulse.js';

const slow = 2_000;
const late = 10_000;

const section = () => document.querySelector('.quick-add');
const mine = new Set(); // Entered on this page, which gives them back where they are refused.

let kept = [];
let said = null; // Why the entry that has come back was refused.
let barred = null; // Which entry was to come back where there is no room.
let ticking;
let shown;

document.addEventListener('entered', ({ detail: { entry, live } }) => {
  mine.add(entry.id);
  said = null;
  // Once this event is over: what is asked next is asked after the entry was sent.
  if (live) setTimeout(() => heard().catch(() => { }));
  else release();
  show();
});

// Whoever likes all fields better finds them open, and whoever closed them finds them closed: as a hand left them.
document.addEventListener('click', ({ target }) => {
  const fields = target.closest('.quick-add summary')?.parentElement;
  if (fields) localStorage.setItem(unfolded, fields.open ? 'no' : 'yes');
}, true);

/** Sends what no circuit has confirmed; without a reason to wait, all of it. */
export async function release(isDue = () => true) {
  for (const entry of notes().filter(isDue)) {
    free(entry);
    await keep(entry);
    strike(entry.id);
  }
  hurry();
}

/** The entry is on disk. */
export async function settle(id) {
  const entry = find(id);
  const wasKept = kept.includes(entry);
  // Here and not by the page behind, which would empty what is typed into the form meanwhile.
  if (entry) free(entry);
  for (const form of document.querySelectorAll('[data-entry]')) if (form.dataset.draftId === id) renew(form);
  drop(id);
  if (wasKept) await forget(id);
}

/** The entry was refused: it comes back under the id that it had, at once or when there is room for it. */
export async function refuse(id, reason) {
  const entry = find(id);
  drop(id);
  if (!entry || standsIn(entry) || bringBack(entry)) await forget(id);
  else await keep({ ...entry, reason });
}

/** What the line says has two readings: they are chosen from before it is sent. */
export function ask(text) {
  if (document.querySelector('#quick-line')?.value === text) document.querySelector('.quick-add [data-ask]')?.focus();
}

/** The page behind is new. */
export function resume() {
  if (!section()) return;
  if (location.hash === '#quick') document.querySelector('#quick-line').focus();
  show();
}

const find = id => [...notes(), ...kept].find(entry => entry.id === id);

function drop(id) {
  strike(id);
  kept = kept.filter(entry => entry.id !== id);
  show();
}

function show() {
  shown = section()?.querySelector('.pending');
  const now = Date.now();
  const { user, ledger } = document.querySelector('[data-user]')?.dataset ?? {};
  const isHere = entry => entry.user === user && (entry.ledger ?? ledger) === ledger;
  const entries = [...new Map([...kept, ...notes()].filter(isHere).map(entry => [entry.id, entry])).values()];
  const unanswered = entries.filter(entry => !entry.reason);
  waits('entries', unanswered.some(({ id, at }) => mine.has(id) && now - at > slow));
  if (shown) draw(section(), said ? [...entries, said] : entries, entry => stateOf(entry, now));
  clearTimeout(ticking);
  if (unanswered.length) ticking = setTimeout(tick, 500);
}

function stateOf(entry, now) {
  if (entry === said) return 'said';
  if (entry.reason) return entry.id === barred ? 'barred' : 'refused';
  return now - (entry.at ?? 0) > late ? 'late' : 'saving';
}

async function tick() {
  const isSlow = ({ at }) => Date.now() - at > slow;
  if (notes().some(isSlow)) await release(isSlow).catch(() => { });
  show();
}

document.addEventListener('click', async ({ target }) => {
  const button = target.closest('.pending button');
  if (!button) return;
  const entry = find(button.parentElement.dataset.pending);
  if (!entry?.reason) return void await release();
  if (button.dataset.does === 'edit' && !bringBack(entry, true)) {
    barred = entry.id;
    return show();
  }
  await forget(entry.id);
  tell({ discarded: entry.id });
});

async function look() {
  kept = await all().catch(() => []);
  show();
}

hear(({ kept: entry, sent, discarded }) => {
  const id = (entry ?? sent)?.id ?? discarded;
  if (!id) return;
  if (sent) free(sent);
  kept = kept.filter(one => one.id !== id);
  if (entry?.reason && mine.has(id) && bringBack(entry)) {
    said = { ...entry, text: '' };
    forget(id);
  } else if (entry) kept.push(entry);
  show();
});

document.addEventListener('input', ({ target, isTrusted }) => {
  if (!(said || barred) || !isTrusted || !target.form?.matches('[data-entry]')) return;
  said = barred = null;
  show();
});

// The circuit's first page takes the place of the one that came before it, and is as unfolded before it is painted:
// what is read below must not move.
new MutationObserver(() => {
  const list = section()?.querySelector('.pending');
  if (!list || list === shown) return;
  unfold();
  show();
}).observe(document, { childList: true, subtree: true });

function unfold() {
  if (section() && localStorage.getItem(unfolded) === 'yes') section().querySelector('details').open = true;
}

unfold();
look();
release().catch(() => { });

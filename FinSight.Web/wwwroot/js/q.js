// The page that needs no circuit: what is typed waits in this browser until the server has it.

import { all, chooseLedger, forget, hear, keep, ledgerOf, me, tell, unsent } from './entries.js';
import { newId } from './ids.js';
import { isolate, language, T, translate } from './q-texts.js';
import { draw } from './q-list.js';
import { drawCaptured } from './q-captured.js';
import { askWho, readMessage, start, takeBack } from './sender.js';

const find = id => document.getElementById(`q-${id}`);
const line = find('line');

const sent = new Map(); // Of this visit alone: what the server has is not kept here.
const lost = new Map(); // What could not be kept in this browser.
let editing = null;
let picked = null; // A ledger, as soon as it is chosen: what is typed next may be quicker than the browser's disk.
let reach = 'here';
let drawn = Promise.resolve();
let asked = learn();

speak();
find('plain').hidden = isSecureContext;
if (isSecureContext) navigator.serviceWorker?.register('/sw.js', { scope: '/q' });

function speak() {
  translate(document);
  line.placeholder = T('coffee {0} yesterday #work', (4.5).toLocaleString(language(), { minimumFractionDigits: 2 }));
}

find('form').addEventListener('submit', event => {
  event.preventDefault();
  const text = line.value.trim();
  const before = editing;
  line.value = '';
  editing = null;
  if (text) add({ id: newId(), ledger: picked, date: today(), ...before, text });
});

line.addEventListener('input', () => {
  find('read').hidden = true;
  if (!line.value) editing = null;
});

// A line of one's own is shorter than a bank's message.
line.addEventListener('paste', event => {
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  if (line.value || text.length < 40 && !text.includes('\n')) return;
  event.preventDefault();
  read({ text });
});

/** What another app shares with this one comes behind the # of the address, where the worker puts it. */
function takeShared() {
  const isLost = location.hash === '#unread'; // Nobody was there to take it.
  if (isLost) asked.then(() => remark(T('What you shared did not arrive. Share it once more.')));
  const shared = new URLSearchParams(location.hash.slice(1) || location.search);
  const [title, text, url] = ['title', 'text', 'url'].map(name => shared.get(name)?.trim() ?? '');
  const isShared = title || text || url;
  if (isShared || isLost) history.replaceState(null, '', '/q');
  if (isShared) read({ title, text: [text, url].filter(Boolean).join('\n') });
}

/** Makes a line of a message, for the person to look at; what can't be read stays as it was pasted. */
async function read({ title = '', text, isCode = false }) {
  line.value = isCode ? '' : [title, text].filter(Boolean).join(' ').replace(/\s+/g, ' ');
  const shown = line.value;
  await asked;
  const who = await me();
  const answer = who && await readMessage({ user: who.user, ledger: (await ledgerHere(who))?.id, title, text, isCode });
  if (!answer && !isCode || line.value !== shown) return;
  line.value = answer?.line ?? shown;
  if (!answer) return readNothing();
  remark(answer.said);
  line.focus();
}

const readNothing = () => remark(T("Without the server a code can't be read."));

function remark(text) {
  find('read').textContent = text;
  find('read').hidden = !text;
}

find('scan').addEventListener('click', async () => {
  const module = await import('/js/scan.js').catch(() => null);
  if (!module) return readNothing();
  const text = await module.scan(module.wordsIn(language()));
  if (text) await read({ text, isCode: true });
});

find('ledger').addEventListener('change', async ({ target }) => {
  picked = target.value;
  await chooseLedger(await me(), target.value);
  await lookAround();
});

const ledgerHere = async who => who.ledgers?.find(({ id }) => id === picked) ?? await ledgerOf(who);

async function add({ id, ledger, text, date }) {
  if (text.length > line.maxLength) return giveBack({ id, text, date, reason: T('This is too long.') });
  try {
    const who = await me() ?? (await asked, await me());
    if (!who) return giveBack({ id, text, date });
    const into = who.ledgers?.find(one => one.id === ledger) ?? await ledgerHere(who);
    await keep({ id, user: who.user, ledger: into?.id, text, date });
    lost.delete(id);
  } catch {
    giveBack({ id, text, date, reason: T('This browser could not keep it.') });
  }
}

function giveBack(entry) {
  if (line.value || entry.reason) lost.set(entry.id, { reason: T('Not kept.'), ...entry });
  else line.value = entry.text;
  show();
}

function edit(entry) {
  line.focus();
  if (line.value) return;
  line.value = entry.text;
  editing = { id: entry.id, ledger: entry.ledger, date: entry.date };
}

/** One of several readings is meant: the entry goes out again with it. */
async function choose({ reason, choices, chosen, ...entry }, { amount, currency, date }) {
  await keep({ ...entry, chosen: { ...chosen, ...(amount && { amount, currency }), ...(date && { date }) } });
  line.focus();
}

async function discard(entry) {
  lost.delete(entry.id);
  await forget(entry.id).catch(() => {});
  tell({ discarded: entry.id });
  line.focus();
}

async function undo(entry) {
  const trouble = await takeBack(entry);
  remark(T(trouble));
  if (trouble) return;
  sent.set(entry.id, { ...entry, undone: true });
  await show();
  line.focus();
}

/** Where the person is: what "yesterday" counts from. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}

async function learn() {
  reach = await askWho().catch(() => 'away');
  await show();
  await lookAround();
}

/** What came by itself, meanwhile or just now. */
async function lookAround() {
  const who = reach === 'here' && await me();
  await drawCaptured(find('captured'), who ? (await ledgerHere(who))?.id : null).catch(() => { });
}

const show = () => drawn = drawn.then(showNow).catch(() => { });

async function showNow() {
  // A browser that keeps nothing has nobody, and what it could not keep is shown all the same.
  const [who, mine, everyone] = await Promise.all([me(), unsent(), all()]).catch(() => [null, [], []]);
  const others = everyone.length - mine.length;
  const ledger = who && await ledgerHere(who);
  find('who').textContent = who ? [...new Set([who.name, ledger?.name].filter(Boolean))].map(isolate).join(' · ') : '';
  offer(who?.ledgers ?? [], ledger);
  const looks = ledger?.mayAdd === false;
  [find('add').hidden, find('look').hidden] = [looks, !looks];
  find('others').hidden = !others;
  find('others').textContent = T(others === 1 ? '1 entry of another person waits here.' : '{0} entries of another person wait here.', others);
  const waiting = mine.filter(entry => !entry.reason).length;
  say(who ? trouble(waiting) : T('Sign in once on this device. Then this page also works offline.'), !who || reach === 'signed-out');
  draw(find('entries'), [...sent.values(), ...lost.values(), ...mine.filter(entry => !sent.has(entry.id))], { edit, discard, choose, undo: ledger?.mayUndo !== false && undo });
}

/** Which ledger it goes to is chosen here, where there are several; also without the server. */
function offer(ledgers, chosen) {
  const select = find('ledger');
  const names = JSON.stringify(ledgers);
  if (select.dataset.drawn !== names) select.replaceChildren(...ledgers.map(({ id, name }) => new Option(name, id)));
  Object.assign(select.dataset, { drawn: names });
  if (chosen) select.value = chosen.id;
  select.parentElement.hidden = ledgers.length < 2;
}

function trouble(waiting) {
  if (reach === 'signed-out') return withCount('You are signed out.', waiting, '1 entry waits here.', '{0} entries wait here.');
  if (reach === 'full')
    return withCount("The server's disk is full.", waiting, '1 entry will be sent when there is room.', '{0} entries will be sent when there is room.');
  if (reach === 'away' || !navigator.onLine)
    return withCount('Offline.', waiting, '1 entry will be sent when you are back online.', '{0} entries will be sent when you are back online.');
  return '';
}

function withCount(what, count, one, many) {
  return count ? `${T(what)} ${T(count === 1 ? one : many, count)}` : T(what);
}

function say(text, needsSession) {
  const state = find('state');
  if (state.firstElementChild.textContent !== text) state.firstElementChild.textContent = text;
  state.lastElementChild.hidden = !needsSession;
  state.hidden = !text;
}

hear(({ sent: entry, who }) => {
  if (entry) sent.set(entry.id, entry);
  if (who) reach = 'here';
  if (who !== undefined) speak();
  if (who !== undefined) for (const [id, { user }] of sent) if (user !== who?.user) sent.delete(id);
  show();
});
takeShared();
new BroadcastChannel('session').onmessage = () => asked = learn();
addEventListener('online', () => asked = learn());
addEventListener('offline', show);
document.addEventListener('visibilitychange', () => document.hidden || asked.then(lookAround));
start(outcome => {
  if (outcome !== 'idle') reach = outcome === 'sent' ? 'here' : outcome;
  show();
});

// Sends waiting entries, in the order in which they were typed, one at a time. An id makes each one row, however often
// it is sent: an answer may be lost, and other pages of this browser send too.

import { forget, hear, keep, me, remember, tell, unsent } from './entries.js';
import { notes, strike } from './notes.js';

const patience = 15_000;
const orphaned = 10_000;
const noRoom = 507;
const tooLong = 413;
const hopeless = 2_000;
const pauses = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000];

let queue = Promise.resolve();
let sending;
let since = 0;
let wake = () => { };

/** Asks the server who is signed in: 'here', 'signed-out' or 'away'. */
export async function askWho() {
  const answer = await ask('/q/me');
  if (answer?.status === 204) return 'signed-out';
  if (!answer?.ok || !isJson(answer)) return 'away';
  await remember(await answer.json());
  return 'here';
}

/** Sends all that waits: 'sent', 'idle' where nothing did, or why not: 'signed-out', 'away' or 'full'. */
export const sendAll = () => queue = queue.catch(() => { }).then(() => alone(sendInTurn));

// Locks are missing on plain http. They only save requests.
const alone = work => navigator.locks ? navigator.locks.request('entries', work) : work();

async function sendInTurn() {
  await adopt();
  for (let outcome = 'idle'; ; outcome = 'sent') {
    const entry = (await unsent()).find(({ reason }) => !reason);
    if (!entry) return outcome;
    const trouble = await send(entry);
    if (trouble) return trouble;
  }
}

// What the page that noted it has not sent, as it is gone, or asleep.
async function adopt() {
  for (const entry of notes().filter(({ at }) => Date.now() - at > orphaned)) {
    await keep(entry);
    strike(entry.id);
  }
}

async function send(entry) {
  const { id, user, ledger, text, date, pins, fields, chosen } = entry;
  [sending, since] = [new AbortController(), Date.now()];
  const answer = await post('/q/entries', { id, user, ledger, text, date, pins, fields, chosen }, sending);
  // Somebody else is signed in by now: it waits for its own person.
  if (answer?.status === 409) return await anotherPerson(user);
  if (answer?.status === 401) return 'signed-out';
  const said = await read(answer);
  if (answer?.ok && said?.id === id) {
    tell({ sent: { ...entry, said: said.said, guard: said.guard } });
    await forget(id);
    return null;
  }
  if (answer?.status === tooLong) return void await keep({ ...entry, reason: 'This is too long.' });
  if (answer?.status === 400 && said?.detail) return void await keep({ ...entry, reason: said.detail, choices: said.choices });
  return answer?.status === noRoom ? 'full' : 'away';
}

/** Asks the server to take an entry back that it has; answers why it was not, else nothing. */
export async function takeBack({ id, user, ledger }) {
  const answer = await post('/q/undo', { id, user, ledger });
  if (!answer) return 'Offline.';
  if (answer.status === 401) return 'You are signed out.';
  return answer.ok ? '' : (await read(answer))?.detail ?? 'It was not undone.';
}

/** A line made of a bank's message, or of a bill's code; null where the server can't be asked. */
export async function readMessage(message) {
  const answer = await post('/q/read', message);
  return answer?.ok ? await read(answer) : null;
}

async function anotherPerson(than) {
  const answer = await askWho();
  return answer === 'here' && (await me()).user === than ? 'away' : answer === 'here' ? null : answer;
}

const post = (path, body, request) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }, request);

async function ask(path, options, request = new AbortController()) {
  const late = setTimeout(() => request.abort(), patience);
  try {
    return await fetch(path, { cache: 'no-store', redirect: 'error', signal: request.signal, ...options });
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}

/** Tries now, and again what hangs on a line that may be dead. */
export function hurry() {
  if (Date.now() - since > hopeless) sending?.abort();
  return wake();
}

const isJson = answer => /^application\/(problem\+)?json\b/.test(answer.headers.get('Content-Type'));

const read = async answer => answer && isJson(answer) ? await answer.json().catch(() => null) : null;

/** Sends now, and again whenever there is hope, for as long as this page is open. */
export async function start(onOutcome = () => { }) {
  let failures = 0;
  let timer;

  const go = async () => {
    clearTimeout(timer);
    const outcome = await sendAll().catch(() => 'away');
    onOutcome(outcome);
    clearTimeout(timer);
    if (!['away', 'full'].includes(outcome)) failures = 0;
    else timer = setTimeout(go, pauses[Math.min(failures++, pauses.length - 1)]);
  };

  wake = () => {
    failures = 0;
    return go();
  };
  addEventListener('online', hurry);
  document.addEventListener('visibilitychange', () => document.hidden || hurry());
  hear(news => news.kept && !news.kept.reason && go());
  hear(news => news.who && go());
  await go();
}

/** On a page that says whose it is: that person's entries are sent, and /q will know them. */
export async function startFor(user) {
  if (!user) return;
  if ((await me())?.user !== user) await askWho();
  await start();
}

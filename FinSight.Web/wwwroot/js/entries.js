// Entries that the server does not have yet, kept in this browser, each bound to who typed it; and who that was last.
// An entry: { id, user, ledger, text, date, reason }, with a reason where the server refused it; with choices where it asks what
// is meant, and with what was chosen. Ids sort by time.

let opened;

const open = () => opened ??= new Promise((resolve, reject) => {
  const request = indexedDB.open('finsight', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('entries', { keyPath: 'id' });
    request.result.createObjectStore('me');
  };
  request.onsuccess = () => {
    request.result.onclose = () => opened = null;
    request.result.onversionchange = () => request.result.close();
    resolve(request.result);
  };
  request.onerror = () => {
    opened = null;
    reject(request.error);
  };
});

/** Answers once it is on disk. */
async function on(store, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const all = () => on('entries', 'readonly', store => store.getAll());

export const keep = entry => on('entries', 'readwrite', store => store.put(entry)).then(() => tell({ kept: entry }));

export const forget = id => on('entries', 'readwrite', store => store.delete(id));

/**
 * Who was signed in when this browser last heard of it: { user, name, language, ledgers }, with
 * { id, name, mayAdd, mayUndo } of each ledger, the one that was used last first.
 */
export const me = () => on('me', 'readonly', store => store.get('me'));

export function remember(who) {
  if (who.language) localStorage.speech = who.language;
  return on('me', 'readwrite', store => store.put(who, 'me')).then(() => tell({ who }));
}

export function forgetMe() {
  delete localStorage.speech;
  return on('me', 'readwrite', store => store.delete('me')).then(() => tell({ who: null }));
}

/** The ledger that this person writes to here: the one chosen on this device, else the one used last. */
export async function ledgerOf(who) {
  const chosen = await on('me', 'readonly', store => store.get(`ledger ${who.user}`));
  return who.ledgers?.find(({ id }) => id === chosen) ?? who.ledgers?.[0];
}

export const chooseLedger = (who, id) => on('me', 'readwrite', store => store.put(id, `ledger ${who.user}`)).then(() => tell({ chosen: id }));

/** What has not reached the server of what the person here typed. */
export async function unsent() {
  const { user } = await me() ?? {};
  return (await all()).filter(entry => entry.user === user);
}

const channel = new BroadcastChannel('entries');
const listeners = [];

/** Tells this page and all others of this browser. */
export function tell(news) {
  channel.postMessage(news);
  for (const listener of listeners) listener(news);
}

export function hear(listener) {
  listeners.push(listener);
}

channel.onmessage = ({ data }) => listeners.forEach(listener => listener(data));

// The page speaks as the account it knows, else as the browser. The English text is the key.

const german = {
  'Quick entry': 'Schnelleingabe',
  'Quick entry · FinSight': 'Schnelleingabe · FinSight',
  'Quick add': 'Schnell erfassen',
  'Ledger': 'Haushaltsbuch',
  'Add': 'Hinzufügen',
  'Home': 'Übersicht',
  'Switch light or dark theme': 'Helle oder dunkle Darstellung',
  'coffee {0} yesterday #work': 'Kaffee {0} gestern #arbeit',
  'Sign in': 'Anmelden',
  'Inbox': 'Eingang',
  'Came by themselves': 'Von selbst gekommen',
  'Scan a bill': 'Rechnung scannen',
  'What you shared did not arrive. Share it once more.': 'Das Geteilte kam nicht an. Teile es noch einmal.',
  "Without the server a code can't be read.": 'Ohne den Server lässt sich ein Code nicht lesen.',
  'Waiting': 'Wartet',
  'Edit': 'Bearbeiten',
  'Discard': 'Verwerfen',
  'Undo': 'Rückgängig',
  'Undone': 'Rückgängig gemacht',
  'It was not undone.': 'Es wurde nicht rückgängig gemacht.',
  'Not kept.': 'Nicht aufbewahrt.',
  'This is too long.': 'Das ist zu lang.',
  'This browser could not keep it.': 'Dieser Browser konnte das nicht aufbewahren.',
  'Sign in once on this device. Then this page also works offline.':
    'Melde dich auf diesem Gerät einmal an. Danach geht diese Seite auch offline.',
  'In this ledger you can look, but not add anything.': 'In diesem Haushaltsbuch kannst du nur lesen, nichts eintragen.',
  'You are signed out.': 'Du bist abgemeldet.',
  '1 entry waits here.': 'Hier wartet 1 Eintrag.',
  '{0} entries wait here.': 'Hier warten {0} Einträge.',
  "The server's disk is full.": 'Die Platte des Servers ist voll.',
  '1 entry will be sent when there is room.': '1 Eintrag wird gesendet, sobald Platz ist.',
  '{0} entries will be sent when there is room.': '{0} Einträge werden gesendet, sobald Platz ist.',
  'Offline.': 'Offline.',
  '1 entry will be sent when you are back online.': '1 Eintrag wird gesendet, sobald du wieder online bist.',
  '{0} entries will be sent when you are back online.': '{0} Einträge werden gesendet, sobald du wieder online bist.',
  '1 entry of another person waits here.': 'Hier wartet 1 Eintrag einer anderen Person.',
  '{0} entries of another person wait here.': 'Hier warten {0} Einträge einer anderen Person.',
  "Without HTTPS this page can't be opened offline. Leave it open: entries wait in it until the server is back.":
    'Ohne HTTPS lässt sich diese Seite offline nicht öffnen. Lass sie offen: Einträge warten darin, bis der Server wieder da ist.',
};

export function language() {
  try {
    return localStorage.speech ?? navigator.language;
  } catch {
    return navigator.language; // The browser keeps nothing for this page.
  }
}

const isGerman = () => /^de\b/i.test(language());

export const T = (text, value) => (isGerman() && german[text] || text).replace('{0}', value);

export function translate(page) {
  page.documentElement.lang = isGerman() ? 'de' : 'en';
  page.title = T('Quick entry · FinSight');
  for (const element of page.querySelectorAll('[data-text]')) element.textContent = T(element.dataset.text ||= element.textContent);
  for (const element of page.querySelectorAll('[data-label]')) element.ariaLabel = T(element.dataset.label ||= element.ariaLabel);
}

const turns = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe]|[\ud802\ud803\ud83a\ud83b]/;

/** What somebody typed, for a place within a sentence: it turns nothing that stands beside it. */
export const isolate = text => turns.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text;

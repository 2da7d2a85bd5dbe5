// The page is the same for everyone, so it speaks the browser's language. The English text is itself the key.

const german = {
  'Quick entry': 'Schnelleingabe',
  'Quick entry · FinSight': 'Schnelleingabe · FinSight',
  'Quick add': 'Schnell erfassen',
  'Add': 'Hinzufügen',
  'Dashboard': 'Übersicht',
  'Switch light or dark theme': 'Helle oder dunkle Darstellung',
  'coffee {0} yesterday #work': 'Kaffee {0} gestern #arbeit',
  'Sign in': 'Anmelden',
  'Waiting': 'Wartet',
  'Edit': 'Bearbeiten',
  'Discard': 'Verwerfen',
  'Undo': 'Rückgängig',
  'Undone': 'Rückgängig gemacht',
  'Not kept.': 'Nicht aufbewahrt.',
  'This browser could not keep it.': 'Dieser Browser konnte das nicht aufbewahren.',
  'Sign in once on this device. Then this page also works offline.':
    'Melde dich auf diesem Gerät einmal an. Danach geht diese Seite auch offline.',
  'You are signed out. Entries that wait here: {0}.': 'Du bist abgemeldet. Hier warten Einträge: {0}.',
  'Offline. Entries that wait here: {0}. They are sent when the server is back.':
    'Offline. Hier warten Einträge: {0}. Sie werden gesendet, sobald der Server wieder da ist.',
  "The server's disk is full. Entries that wait here: {0}. They are sent when there is room.":
    'Die Platte des Servers ist voll. Hier warten Einträge: {0}. Sie werden gesendet, sobald Platz ist.',
  'Entries of another person that wait here: {0}.': 'Hier warten Einträge einer anderen Person: {0}.',
  "Without HTTPS this page can't be opened offline. Leave it open: entries wait in it until the server is back.":
    'Ohne HTTPS lässt sich diese Seite offline nicht öffnen. Lass sie offen: Einträge warten darin, bis der Server wieder da ist.',
};

const isGerman = /^de\b/i.test(navigator.language);

export const T = (text, value) => (isGerman && german[text] || text).replace('{0}', value);

export function translate(page) {
  if (!isGerman) return;
  page.documentElement.lang = 'de';
  page.title = T(page.title);
  for (const element of page.querySelectorAll('[data-text]')) element.textContent = T(element.textContent);
  for (const element of page.querySelectorAll('[data-label]')) element.ariaLabel = T(element.ariaLabel);
}

// A browser's translator takes texts out of the page and puts <font> elements in their places. The page behind goes on
// changing the texts that it knows: unseen, or it fails where one has left the page. So each text that was taken out
// comes back, empty, beside what it was translated to; once it changes or goes, the translation, which is stale, goes.

const translations = new WeakMap(); // From a text to the elements in its place, and what it said.
const texts = new WeakMap(); // The way back.

const isTranslation = node => node.nodeName === 'FONT';

const dropAll = records => records.forEach(({ target }) => drop(target));
const changed = new MutationObserver(dropAll);

function drop(text) {
  const known = translations.get(text);
  translations.delete(text);
  known?.fonts.forEach(font => font.remove());
}

function keepPlace(text, fonts) {
  dropAll(changed.takeRecords());
  translations.set(text, { said: text.data, fonts });
  fonts.forEach(font => texts.set(font, text));
  text.data = '';
  fonts[0].before(text);
  changed.observe(text, { characterData: true });
  changed.takeRecords(); // Of the change just made.
}

// The translator was turned off again: what is said is the original, and only once.
function giveBack(font, instead) {
  const text = texts.get(font);
  const known = text && translations.get(text);
  if (!known || !text.isConnected || known.fonts.some(one => one.isConnected)) return;
  translations.delete(text);
  text.data = known.said;
  instead.filter(node => node.nodeType === Node.TEXT_NODE && node !== text).forEach(node => node.remove());
}

function follow({ addedNodes, removedNodes, previousSibling, nextSibling }) {
  // In place of the text, or beside it a moment before.
  const fonts = [...addedNodes, previousSibling, nextSibling].filter(node => node && isTranslation(node) && node.isConnected && !texts.has(node));
  for (const node of removedNodes) {
    if (node.isConnected) continue;
    if (isTranslation(node)) giveBack(node, [...addedNodes]);
    else if (translations.has(node)) drop(node);
    else if (node.nodeType === Node.TEXT_NODE && fonts.length > 0) keepPlace(node, fonts);
  }
}

new MutationObserver(records => records.forEach(follow)).observe(document, { childList: true, subtree: true });

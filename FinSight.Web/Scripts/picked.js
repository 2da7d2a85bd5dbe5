// Rows that are picked outlive a reload of the page that they were picked on, and what is being typed about them with them.

import { reopen } from './draft.js';
import { onceLive } from './live.js';

const storageKey = 'picked';

const field = () => document.querySelector('[data-picked]');
const here = () => location.pathname + location.search;

let isBack = false;

function recall() {
  const kept = JSON.parse(sessionStorage.getItem(storageKey));
  if (kept?.at === here() && field()) {
    isBack = true;
    field().value = kept.rows;
    field().dispatchEvent(new Event('change', { bubbles: true }));
  }
  new MutationObserver(keep).observe(document, { childList: true, subtree: true, attributeFilter: ['data-picked'] });
}

function keep() {
  const rows = field()?.dataset.picked;
  if (rows) sessionStorage.setItem(storageKey, JSON.stringify({ at: here(), rows }));
  else if (!isBack || !field()) sessionStorage.removeItem(storageKey);
  if (isBack && rows) reopen();
  if (rows || !field()) isBack = false;
}

onceLive(recall);

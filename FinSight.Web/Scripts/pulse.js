// Asks the page behind every few seconds whether it still hears this one, and at once when something is sent. A page that
// nobody sees asks nothing.

import { isLive } from './live.js';

const patience = 2_000;
const pause = 5_000;

const root = document.documentElement;
const waitingFor = new Set();

let asked = null;
let answeredFor = 0;
let next;

/** Shows that something waits for the server, until all of it has had its answer. */
export function waits(what, isWaiting) {
  if (isWaiting) waitingFor.add(what);
  else waitingFor.delete(what);
  root.toggleAttribute('data-waiting', waitingFor.size > 0);
  tell();
}

/** What the mark in the top bar says. Its text is the page's own: only the letters change. */
export function tell() {
  const mark = document.querySelector('.live:not(.off)');
  const state = root.hasAttribute('data-offline') ? 'offline' : waitingFor.size > 0 ? 'waiting' : 'live';
  const text = mark?.firstElementChild.firstChild;
  if (text && text.data !== mark.dataset[state]) text.data = mark.dataset[state];
}

/** Answers once the page behind has heard of everything that was sent before. */
export function heard() {
  const mine = asked = { at: performance.now() };
  const late = setTimeout(() => mine === asked && waits('pulse', true), patience);
  const answer = DotNet.invokeMethodAsync('FinSight.Web', 'Pulse');
  answer.then(() => {
    answeredFor = Math.max(answeredFor, mine.at);
    if (mine === asked) rest();
  }, () => { }).finally(() => clearTimeout(late));
  return answer;
}

/** Until when the page behind has surely heard everything. */
export const heardAt = () => answeredFor;

/** A line that is down answers nothing any more. */
export function forgetPulse() {
  rest();
  clearTimeout(next);
}

function rest() {
  asked = null;
  waits('pulse', false);
  clearTimeout(next);
  next = setTimeout(beat, pause);
}

function beat() {
  clearTimeout(next);
  if (document.hidden || asked) return;
  if (isLive()) heard().catch(() => { });
  else next = setTimeout(beat, pause);
}

next = setTimeout(beat, pause);
document.addEventListener('visibilitychange', beat);

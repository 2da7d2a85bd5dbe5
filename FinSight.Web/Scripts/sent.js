// Where the focus goes when the page behind opens a dialog, or is done with a form.

import { isFree } from './focus.js';

let sentFrom = null;

/** What has the focus sends a form, or gives it up. */
export const noteSender = () => sentFrom = document.activeElement;

/** Opens a dialog over the page; the focus goes to what has autofocus in it, and back once it is closed. */
export const open = dialog => dialog.showModal();

export const focus = selector => document.querySelector(selector)?.focus();

/** Takes the focus on after a form was sent, unless the person has gone elsewhere meanwhile. */
export const focusAfterSubmit = selector =>
  (isFree() || document.activeElement === sentFrom) && focus(selector);

/** Takes the focus to an element where what had it has left the page. */
export const focusIfLost = selector => isFree() && focus(selector);

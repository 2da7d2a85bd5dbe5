// What a page still asked for when it was left fails with it, and nobody is there to be told.

let isLeft = false;

addEventListener('pagehide', () => isLeft = true);
addEventListener('pageshow', () => isLeft = false);
addEventListener('unhandledrejection', event => isLeft && event.preventDefault());

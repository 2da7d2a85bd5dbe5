// A date that is typed into a filter counts once it is whole: the browser tells each digit of a year as a change.
document.addEventListener('change', event => {
  if (event.target.matches('.filters [type=date]') && !event.target.validity.valid) event.stopImmediatePropagation();
}, true);

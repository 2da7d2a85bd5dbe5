// Whoever signs in first comes back here: what stood behind the # waits in this tab, and nowhere else.
const key = 'join';
const form = document.querySelector('form:has([name="Form.Code"])');

const link = document.querySelector('[data-keep-link]');
link?.addEventListener('click', () => sessionStorage.setItem(key, form.elements['Form.Code'].value));
// Until now nobody would have kept what it leaves behind.
if (link) link.inert = false;

const kept = sessionStorage.getItem(key);
sessionStorage.removeItem(key);
if (kept && form?.dataset.link === 'open' && !form.elements['Form.Code'].value) {
  form.elements['Form.Code'].value = kept;
  form.requestSubmit();
}

// What stands behind the # stays in the browser: no server or proxy writes it into a log before it is posted.
const form = document.querySelector('form:has([name="Form.Code"])');
const code = location.hash.slice(1);
if (code) {
  form.elements['Form.Code'].value = code;
  history.replaceState(null, '', location.pathname);
  if (form.dataset.link === 'open') form.requestSubmit();
}

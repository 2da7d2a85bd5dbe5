// What stands behind the # stays in the browser: no server or proxy writes it into a log before it is posted.
const form = document.querySelector('form:has([name="Form.Code"])');

function read() {
  const code = location.hash.slice(1);
  if (!code) return;
  form.elements['Form.Code'].value = code;
  history.replaceState(null, '', location.pathname + location.search);
  if (form.dataset.link === 'open') form.requestSubmit();
}

read();
// Another link in this tab loads no page, as only what stands behind the # is new.
addEventListener('hashchange', read);

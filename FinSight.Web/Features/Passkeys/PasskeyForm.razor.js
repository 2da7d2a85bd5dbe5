// The server says what is to be signed when the button is pressed; what the authenticator answers is posted with the form.
const { PublicKeyCredential } = window;

const isOurs = host => location.hostname === host || location.hostname.endsWith(`.${host}`);

const sign = (kind, options) => kind === 'create'
  ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
  : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });

async function answer(form) {
  const { passkey, ask } = form.dataset;
  for (const problem of form.querySelectorAll('.error')) problem.hidden = true;
  const response = await fetch(ask, { method: 'POST', body: new FormData(form) });
  if (response.redirected) return location.assign(response.url);
  const { options, state } = await response.json();
  const credential = await sign(passkey, options);
  form.elements['Answer.State'].value = state;
  form.elements['Answer.Credential'].value = JSON.stringify(credential);
  form.submit();
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.hidden = !PublicKeyCredential?.parseRequestOptionsFromJSON || !isOurs(form.dataset.host);
  if (form.hidden) continue;
  form.querySelector('button').disabled = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    answer(form).catch(problem => {
      const sentence = form.querySelector(problem.name === 'InvalidStateError' ? '[data-known]' : '[data-failed]');
      sentence.setAttribute('role', 'alert');
      sentence.hidden = false;
    });
  });
}

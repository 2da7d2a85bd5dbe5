// Reads the QR code on a bill, from the camera or from a picture. No picture leaves this browser.

const between = 200;
const sizes = [1200, 700, 2000];

// For the page that needs no circuit; the others bring their own.
const english = {
  title: 'Scan a bill',
  hint: 'Hold the QR code of the bill before the camera, or choose a picture of it.',
  picture: 'Choose a picture',
  cancel: 'Cancel',
  noCamera: 'There is no camera here, or it is not allowed. Choose a picture of the code.',
  none: 'There is no QR code in this picture.',
  unreadable: "This picture can't be read.",
};
const german = {
  title: 'Rechnung scannen',
  hint: 'Halte den QR-Code der Rechnung vor die Kamera, oder wähle ein Bild davon.',
  picture: 'Bild wählen',
  cancel: 'Abbrechen',
  noCamera: 'Hier ist keine Kamera, oder sie ist nicht erlaubt. Wähle ein Bild des Codes.',
  none: 'In diesem Bild ist kein QR-Code.',
  unreadable: 'Dieses Bild lässt sich nicht lesen.',
};

export const wordsIn = language => /^de\b/i.test(language) ? german : english;

/** Asks for a code over the page. Says what it reads, or null where the person has closed it. */
export function scan(words) {
  const dialog = document.createElement('dialog');
  const video = create('video', '', { muted: true, playsInline: true, hidden: true });
  const picture = create('input', 'hide-text', { type: 'file', accept: 'image/*' });
  const said = create('p', 'muted', { textContent: words.hint });
  said.setAttribute('role', 'status');
  const cancel = create('button', 'button', { type: 'button', textContent: words.cancel });
  const choose = create('label', 'button primary', { textContent: words.picture });
  choose.append(picture);
  const title = create('h2', '', { textContent: words.title, id: 'scan-title' });
  const row = create('div', 'bill-tools', {});
  row.append(choose, cancel);
  dialog.className = 'bill-dialog';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(title, video, said, row);
  document.body.append(dialog);
  dialog.showModal();

  return new Promise(resolve => {
    let stream;
    let found = null;
    dialog.addEventListener('close', () => {
      stream?.getTracks().forEach(track => track.stop());
      dialog.remove();
      resolve(found);
    });
    const end = code => {
      found = code;
      dialog.close();
    };
    cancel.addEventListener('click', () => dialog.close());
    picture.addEventListener('change', async () => {
      const [file] = picture.files;
      if (!file) return;
      const code = await ofPicture(file).catch(() => undefined);
      if (code) return end(code);
      picture.value = '';
      said.textContent = code === undefined ? words.unreadable : words.none;
    });
    look(video, media => dialog.open ? stream = media : media.getTracks().forEach(track => track.stop()))
      .then(code => code && dialog.open && end(code), () => said.textContent = words.noCamera);
  });
}

/** Looks through the camera until it sees a code; throws where there is none, or it may not. */
async function look(video, opened) {
  if (!navigator.mediaDevices) throw new Error('no camera');
  opened(video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } }));
  video.hidden = false;
  await video.play();
  const read = await reader();
  while (video.isConnected) {
    const code = video.videoWidth && await read(video, video.videoWidth, video.videoHeight, sizes[0]);
    if (code) return code;
    await new Promise(later => setTimeout(later, between));
  }
  return null;
}

async function ofPicture(file) {
  const image = await createImageBitmap(file);
  const read = await reader();
  for (const size of sizes) {
    const code = await read(image, image.width, image.height, size);
    if (code) return code;
  }
  return null;
}

/** The browser's own, else one that is loaded only now. */
async function reader() {
  const known = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  if (known?.includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async source => (await detector.detect(source).catch(() => []))[0]?.rawValue;
  }
  const { default: jsQR } = await import('/lib/jsqr.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (source, width, height, largest) => {
    const scale = Math.min(1, largest / Math.max(width, height));
    [canvas.width, canvas.height] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    // What is transparent in a picture is paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    const code = jsQR(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
    // Older bills are not in UTF-8.
    return code && (code.data || new TextDecoder('windows-1252').decode(new Uint8Array(code.binaryData)));
  };
}

function create(name, className, properties) {
  return Object.assign(document.createElement(name), { className }, properties);
}

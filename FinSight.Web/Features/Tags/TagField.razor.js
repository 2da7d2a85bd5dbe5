const longest = 8;
const between = /[\s,;#]/;
const fold = text => text.normalize('NFKC').toLocaleLowerCase();
// Whoever types in a hurry leaves accents out.
const plain = text => fold(text).normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('ß', 'ss');

/** Completes the word at the caret of a field out of names that there are, in a listbox that it puts into a box. */
export function complete(input, box) {
  if (!input || !box) return { know() { } }; // The field was closed again before this was heard.
  const list = document.createElement('ul');
  list.id = input.getAttribute('aria-controls');
  list.hidden = true;
  list.role = 'listbox';
  list.ariaLabel = box.dataset.label;
  box.replaceChildren(list);
  let names = [];
  let active = -1;

  const word = () => {
    const { value, selectionStart: caret } = input;
    let [start, end] = [caret, caret];
    while (start > 0 && !between.test(value[start - 1])) start--;
    while (end < value.length && !between.test(value[end])) end++;
    return { start, end, text: fold(value.slice(start, caret)) };
  };

  const matches = () => {
    const { start, end, text } = word();
    const others = `${input.value.slice(0, start)} ${input.value.slice(end)}`;
    const taken = new Set([...fold(others).split(between), text]);
    const typed = plain(text);
    const rank = name => (plain(name).startsWith(typed) ? 0 : 1);
    return names.filter(name => plain(name).includes(typed) && !taken.has(fold(name)))
      .sort((one, other) => rank(one) - rank(other)).slice(0, longest);
  };

  const draw = found => {
    active = -1;
    list.replaceChildren(...found.map((name, i) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${i}`;
      option.role = 'option';
      option.textContent = name;
      option.ariaSelected = 'false';
      // The field keeps the focus.
      option.addEventListener('mousedown', event => event.preventDefault());
      option.addEventListener('click', () => pick(name));
      return option;
    }));
    list.hidden = found.length === 0;
    input.ariaExpanded = String(!list.hidden);
    input.removeAttribute('aria-activedescendant');
  };

  const close = () => draw([]);

  const suggest = () => draw(word().text === '' ? [] : matches());

  const move = step => {
    if (list.hidden) draw(matches());
    const options = [...list.children];
    if (options.length === 0) return;
    active = active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length;
    options.forEach((option, i) => option.ariaSelected = String(i === active));
    options[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[active].id);
  };

  const pick = name => {
    const { start, end } = word();
    const before = `${input.value.slice(0, start)}${name}, `;
    input.value = before + input.value.slice(end).replace(/^[\s,;#]+/, '');
    input.setSelectionRange(before.length, before.length);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    close();
  };

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => active >= 0 && pick(list.children[active].textContent),
    Escape: () => !list.hidden && close(),
  };

  input.addEventListener('keydown', event => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Tab' && active >= 0) pick(list.children[active].textContent);
    // What the list takes goes no further: Enter would send the form, Escape close it.
    if (keys[event.key]?.() !== false && keys[event.key]) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  input.addEventListener('input', event => {
    if (event.isTrusted) suggest();
  });
  input.addEventListener('blur', close);

  return {
    know(all) {
      names = all;
      // Somebody may have typed on meanwhile.
      if (document.activeElement === input && list.hidden) suggest();
    },
  };
}

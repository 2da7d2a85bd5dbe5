// Some browsers drag nothing that carries no text.
addEventListener('dragstart', ({ target, dataTransfer }) => {
  if (target instanceof Element && target.closest('[draggable=true]')) dataTransfer.setData('text/plain', ' ');
});

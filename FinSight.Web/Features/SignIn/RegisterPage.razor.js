const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) document.querySelector('[data-time-zone]').value = zone;

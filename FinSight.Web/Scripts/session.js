// The pages of one browser share its session: once one of them stands at the sign-in page, the others follow.
const session = new BroadcastChannel('session');
const { pathname } = location;

if (pathname === '/account/login') session.postMessage('ended');
else if (!pathname.startsWith('/account/')) session.onmessage = () => location.reload();

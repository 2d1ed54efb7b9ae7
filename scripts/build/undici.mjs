// What GitHub's client uses of undici: its entry brings as much again (web sockets, mocks, caches) that nothing uses.
import connect from '../../node_modules/undici/lib/api/api-connect.js';
import Dispatcher from '../../node_modules/undici/lib/dispatcher/dispatcher.js';

// Undici's entry does so for every method; a proxy needs this one.
Dispatcher.prototype.connect = connect;

export { default as ProxyAgent } from '../../node_modules/undici/lib/dispatcher/proxy-agent.js';
export { fetch } from '../../node_modules/undici/lib/web/fetch/index.js';

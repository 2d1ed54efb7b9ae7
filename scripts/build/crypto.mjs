// What our own files use of node:crypto, loaded when it is first called: it brings all of Node's streams with it, and most runs
// need neither.
const crypto = () => require('node:crypto');

export const createHash = (...given) => crypto().createHash(...given);
export const randomBytes = (...given) => crypto().randomBytes(...given);
export const randomUUID = () => crypto().randomUUID();

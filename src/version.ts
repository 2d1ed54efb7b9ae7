/** The version in package.json, without reading it at every start; a test holds the two together. */
export const VERSION = '0.1.0';

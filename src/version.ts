/** The version in package.json, without reading it at every start; a test holds the two together. */
export const VERSION = '0.1.0';

/** Where the Action is published. Its owner is filled in, here and in what the tests name, when it is. */
export const REPOSITORY = 'OWNER/gunicorn-plan-lint';

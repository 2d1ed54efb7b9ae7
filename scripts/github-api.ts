// npm run github-api -- FOLDER: cuts the operations that are used out of GitHub's OpenAPI description, for the tests.
// FOLDER holds the package: `npm pack @octokit/openapi`, then `tar xzf octokit-openapi-*.tgz`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Description, slice } from './github-api/slice.ts';

const OPERATIONS = [
  'git/get-blob',
  'git/get-commit',
  'git/get-tree',
  'issues/create-comment',
  'issues/list-comments',
  'issues/update-comment',
  'pulls/create-review',
  'pulls/delete-review-comment',
  'pulls/list',
  'pulls/list-files',
  'pulls/list-review-comments',
  'repos/compare-commits',
  'users/get-authenticated',
];

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run github-api -- FOLDER');
  process.exit(2);
}
const read = (path: string) => JSON.parse(readFileSync(join(folder, 'package', path), 'utf8'));
const cut = slice(read('generated/api.github.com.json') as Description, OPERATIONS);
const { version } = read('package.json') as { readonly version: string };
const source = `@octokit/openapi ${version}, generated/api.github.com.json: made by npm run github-api`;
const target = '__tests__/action/github-api.json';
writeFileSync(target, `${JSON.stringify({ source, ...cut })}\n`);
console.log(`${target}: ${OPERATIONS.length} operations, ${Object.keys(cut.schemas).length} schemas`);

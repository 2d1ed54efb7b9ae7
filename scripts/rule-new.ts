// `npm run rule:new NAME`: the files of a new rule, with what has to be filled in.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nameProblem, registered, ruleFile, SCENARIOS, scenarioFiles } from './rule-new/files.ts';

const root = process.cwd();
const [name = ''] = process.argv.slice(2);
const problem = nameProblem(
  name,
  readdirSync(join(root, 'src', 'rules')).map((file) => file.replace(/\.ts$/, '')),
);
if (problem !== null) {
  console.error(problem);
  process.exit(2);
}
const index = join('src', 'rules', 'index.ts');
write(join('src', 'rules', `${name}.ts`), ruleFile(name, JSON.parse(read('package.json')).version));
write(index, registered(read(index), name));
for (const scenario of SCENARIOS) {
  for (const [path, text] of scenarioFiles())
    write(join('__tests__', 'scenarios', name, scenario, ...path.split('/')), text);
}
console.log(`
Next: write down in __tests__/scenarios/${name} what it catches and what it must allow, then its check; then
  UPDATE=1 npm run jest -- scenarios -t "${name}"
and read what it wrote. CONTRIBUTING.md has the rest.`);

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  const isNew = !existsSync(join(root, path));
  writeFileSync(join(root, path), text);
  console.log(`${isNew ? 'made   ' : 'changed'} ${path}`);
}

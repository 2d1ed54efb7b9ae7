import { sameEnvironment } from '../deployments/deploy-steps.ts';
import type { Deployment } from '../deployments/deployment.ts';
import { textOf } from '../value/read.ts';
import { withRules } from '../workspace/gitignore.ts';

/** Whether one of the patterns, written as in .gitignore, takes in a file. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const { rules } = withRules(null, '', patterns.join('\n'));
  return (path) => /^[^/.]|^\.[^./]|^\.\.[^/]/.test(path) && rules.ignores(path);
}

/** Whether a name in a config file means this app: its name, in which `*` stands for any characters, or its folder. */
export function meansApp(name: string, { name: app, root }: Deployment): boolean {
  const written = textOf(app);
  if (written && fits(name.toLowerCase(), written.string.toLowerCase())) return true;
  return root.path !== null && root.path !== '' && name.replace(/^\.\/|\/$/g, '') === root.path;
}

export function meansEnvironment(name: string, { environment }: Deployment): boolean {
  return sameEnvironment(name, environment);
}

/** Each part between two `*` is looked for from where the one before it ended: no pattern takes long. */
function fits(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return pattern === text;
  if (!text.startsWith(head) || text.length < head.length + tail.length || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - tail.length;
}

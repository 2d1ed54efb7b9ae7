import type { DeployFact } from '../surfaces/facts.ts';
import { span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';
import { knownString, textOf } from '../value/read.ts';
import { string, unknown, type Value, written } from '../value/value.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Python's version: of the site, else of the deploying workflow's build, else of the files that name one; else undefined. */
export function pythonVersionOf(
  linuxFxVersion: Value | undefined,
  steps: readonly DeployFact[],
  root: string | null,
  workspace: Workspace,
): Value | undefined {
  const stack = textOf(linuxFxVersion);
  if (linuxFxVersion && stack) {
    const bar = stack.string.indexOf('|');
    if (/^python\|/i.test(stack.string)) return { ...string(stack.slice(bar + 1), linuxFxVersion.origin) };
  }
  const built = ofBuilds(steps.flatMap((step) => step.pythonVersion ?? []));
  if (built) return built;
  if (root === null) return undefined;
  return (
    versionFile(workspace, root, '.python-version', /^\s*(\d+(?:\.\d+)*)/) ??
    versionFile(workspace, root, 'runtime.txt', /^\s*python-(\d+(?:\.\d+)*)/)
  );
}

/** What the workflows set up that deploy it; the site has the same, as a rule, but where they differ nobody knows which. */
function ofBuilds(versions: readonly Value[]): Value | undefined {
  const [first] = versions;
  const texts = new Set(versions.map((version) => knownString(version)));
  if (!first || texts.size === 1) return first;
  const named = [...texts].filter((text) => text !== undefined).join(' and ');
  return texts.has(undefined) || !/ and /.test(named)
    ? first
    : unknown(`what deploys it sets up Python ${named}, and nothing says which of them the site has`, first.origin);
}

function versionFile(workspace: Workspace, root: string, name: string, pattern: RegExp): Value | undefined {
  const path = root === '' ? name : `${root}/${name}`;
  const source = workspace.has(path) ? workspace.read(path) : null;
  const match = source && pattern.exec(source.text);
  if (!source || !match?.[1]) return undefined;
  const start = match.index + match[0].length - match[1].length;
  const place = span(source, start, start + match[1].length);
  return string(TracedText.at(place), written(place));
}

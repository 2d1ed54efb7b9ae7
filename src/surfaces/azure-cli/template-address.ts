import { RUNNER_WORKSPACE } from '../../languages/workflow/runner/files.ts';
import { HOLE, TracedText } from '../../text/traced.ts';
import { textOf } from '../../value/read.ts';
import { string, type Value } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Where GitHub gives a file of a branch: `https://raw.githubusercontent.com/contoso/shop/main/infra/azuredeploy.json` */
const RAW =
  /^https:\/\/(?:raw\.githubusercontent\.com\/[^/]+\/[^/]+\/|github\.com\/[^/]+\/[^/]+\/(?:raw|blob)\/)(?:refs\/heads\/)?[^/]+\/([^?#]+)/i;

/**
 * The template at an address (`--template-uri`), as a path: the repository's own file where its end is one; else a file of
 * which only the name is known.
 */
export function templateAt(address: Value | undefined, workspace: Workspace): Value | undefined {
  const text = textOf(address);
  if (!address || !text) return address;
  const [, path = ''] = text.known ? (RAW.exec(text.string) ?? []) : [];
  if (path !== '' && workspace.has(path))
    return string(TracedText.of(`${RUNNER_WORKSPACE}/${path}`, text.spanOf()), address.origin);
  const name = /[^/?#]+$/.exec(text.string.replace(/[?#].*$/, ''))?.[0] ?? HOLE;
  const elsewhere = TracedText.hole({ reason: 'the template at its address is not in the repository' }, text.spanOf());
  return string(TracedText.join([elsewhere, TracedText.of(`/${name}`)]), address.origin);
}

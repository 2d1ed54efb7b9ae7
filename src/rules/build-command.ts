import { appFile } from '../launch/app-files.ts';
import { type Span, span } from '../text/source.ts';
import type { Subject } from './rule.ts';

const COMMAND = /^([^\S\n]*command[^\S\n]*=[^\S\n]*)(\S[^\n]*?)[^\S\n]*\r?$/im;
/** What starts an app, and builds none. */
const STARTS =
  /\b(?:gunicorn|uvicorn|hypercorn|streamlit|flask run)\s|(?:^|[\s/])(?:start|startup|run|app|main|wsgi|application)[\w-]*\.(?:sh|py|txt)\b/i;

/**
 * The `command` of a `.deployment` file that would start an app: what Kudu runs for a build in place of its own, whenever files
 * are deployed. Null where there is none.
 * https://github.com/projectkudu/kudu/wiki/Customizing-deployments
 */
export function buildCommand(subject: Subject): Span | null {
  const source = appFile(subject, '.deployment');
  const found = source && COMMAND.exec(source.text);
  const [, head = '', command = ''] = found ?? [];
  if (!source || !found || !STARTS.test(`${command} `)) return null;
  const start = found.index + head.length;
  return span(source, start, start + command.length);
}

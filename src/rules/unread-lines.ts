import { appFile } from '../launch/app-files.ts';
import { type Span, span } from '../text/source.ts';
import type { Severity, Subject } from './rule.ts';
import { isDefault } from './unused-scripts.ts';

/** Files of other platforms, and the line in which each starts a server. */
const FILES: readonly (readonly [name: string, starts: RegExp, whose: string, severity: Severity])[] = [
  ['Procfile', /^web:.*$/m, 'Heroku and buildpacks read', 'warning'],
  [
    'web.config',
    /^.*(?:httpPlatform|wfastcgi|WSGI_HANDLER|startupCommand).*$/im,
    'App Service on Windows reads',
    'note',
  ],
];

/** A line of a file that another platform would read. */
export interface UnreadLine {
  readonly name: string;
  readonly whose: string;
  readonly severity: Severity;
  readonly at: Span;
}

/** The lines of the app's folder that would start a server elsewhere, but for those that start what App Service does anyway. */
export function unreadLines(subject: Subject): readonly UnreadLine[] {
  return FILES.flatMap(([name, starts, whose, severity]) => {
    const source = appFile(subject, name);
    const line = source && starts.exec(source.text);
    if (!source || !line || isDefault(subject, line[0].replace(/^web:/, ''))) return [];
    const indent = line[0].length - line[0].trimStart().length;
    const at = span(source, line.index + indent, line.index + line[0].trimEnd().length);
    return [{ name, whose, severity, at }];
  });
}

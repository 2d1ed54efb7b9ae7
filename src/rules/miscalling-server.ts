import { newCommand, type Sizes } from '../capacity/gunicorn-command.ts';
import { spanOf } from '../value/value.ts';
import { builtOn, type Mismatched } from './app-interface.ts';
import { launchPlace } from './place.ts';
import type { Subject } from './rule.ts';

/** The problem of a server that calls the app as what it isn't, with a gunicorn that doesn't in its place. */
export function miscallingServer(subject: Subject, { process, entry }: Mismatched, sizes: Sizes) {
  const app = `${entry.module}:${entry.attribute}`;
  const command = newCommand(`${app}${entry.factory ? '()' : ''}`, sizes);
  return {
    id: 'server' as const,
    facts: { app, framework: builtOn(entry.framework), server: process.server.name, command },
    at: (process.server.app && spanOf(process.server.app)) ?? launchPlace(subject),
    related: entry.at ? [{ message: 'the app is made here', at: entry.at }] : [],
    fix: { title: 'start it with gunicorn', command, edit: null },
  };
}

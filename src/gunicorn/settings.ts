import { display } from '../languages/python/evaluate/describe.ts';
import { none, type Py, PyError, unknown } from '../languages/python/evaluate/values.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { BY_DEFAULT, defaultOf, dependsOnStart, type Start } from './defaults.ts';
import { LayeredMap } from './layered-map.ts';
import { Refused } from './refused.ts';
import { type Validation, validate } from './validate.ts';
import type { Release } from './versions.ts';

/** The config file that sets a setting. */
export interface SettingFile {
  readonly call: Validation['call'];
}

function uncalled({ name, at }: Parameters<Validation['call']>[0]): Py {
  return unknown(`what ${name}() returns is not known`, at);
}

/** Of each release, the defaults that are the same wherever it starts, as its validators keep them; none for the others. */
const constantDefaults = new WeakMap<Release, ReadonlyMap<string, Py>>();

function defaultsOf(release: Release, validation: Validation): ReadonlyMap<string, Py> {
  const known = constantDefaults.get(release);
  if (known) return known;
  const nowhere: Start = { cwd: '/', environment: new Map() };
  const made = new Map<string, Py>();
  for (const row of release.settings.values()) {
    const value = dependsOnStart(row) ? none(BY_DEFAULT) : defaultOf(row, nowhere);
    made.set(row.name, value.kind === 'none' ? value : validate(value, row, validation));
  }
  constantDefaults.set(release, made);
  return made;
}

/** gunicorn's settings while it reads one source after another. */
export class Settings {
  readonly #release: Release;
  readonly #validation: Omit<Validation, 'call'>;
  readonly #values: LayeredMap<string, Py>;
  readonly #overridden = new Map<string, Py[]>();

  /** @throws Refused where the environment gives a default that gunicorn refuses */
  constructor(release: Release, start: Start, files: ContainerFiles) {
    this.#release = release;
    this.#validation = { release, files, cwd: start.cwd };
    this.#values = new LayeredMap(defaultsOf(release, { ...this.#validation, call: uncalled }));
    for (const row of release.settings.values()) {
      if (!dependsOnStart(row)) continue;
      const value = defaultOf(row, start);
      // Where gunicorn starts is a folder, though the shell may have made it.
      if (value.kind === 'none' || row.name === 'chdir') this.#values.set(row.name, value);
      else this.set(row.name, value, null);
    }
  }

  get(name: string): Py | undefined {
    return this.#values.get(name);
  }

  /** What files wrote for a setting before something later in gunicorn's order set it anew, first things first. */
  overridden(): ReadonlyMap<string, readonly Py[]> {
    return this.#overridden;
  }

  /** The defaults that all launches of the release share, and what this one has beside them. */
  layers(): { readonly defaults: ReadonlyMap<string, Py>; readonly own: ReadonlyMap<string, Py> } {
    return { defaults: this.#values.below, own: this.#values.own };
  }

  /**
   * Sets one, as its validator keeps it; a name that is no setting is let pass.
   * @param file the config file that sets it; null for all else
   * @param repeated values that the same source gave before it
   * @throws Refused where the validator does
   */
  set(name: string, value: Py, file: SettingFile | null, repeated: readonly Py[] = []): void {
    const row = this.#release.settings.get(name);
    if (!row) return;
    const before = this.#values.get(name);
    const lost = [...(before ? [before] : []), ...repeated].filter(({ at }) => at.kind === 'written');
    if (lost.length > 0) this.#overridden.set(name, [...(this.#overridden.get(name) ?? []), ...lost]);
    try {
      this.#values.set(name, validate(value, row, { ...this.#validation, call: file?.call ?? uncalled }));
    } catch (thrown) {
      if (!(thrown instanceof PyError)) throw thrown;
      const place = thrown.at ?? value.at;
      const message =
        file === null ? thrown.message : `Invalid value for ${name}: ${display(value)}: ${thrown.message}`;
      throw new Refused(message, name, place.kind === 'written' ? place.span : null);
    }
  }

  /** All may have been set to something. */
  forget(reason: string): void {
    for (const name of this.#values.keys()) this.#values.set(name, unknown(reason, BY_DEFAULT));
  }
}

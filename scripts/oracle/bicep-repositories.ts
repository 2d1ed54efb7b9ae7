import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationContext } from '../../src/languages/bicep/evaluate/context.ts';
import { caseContext } from './bicep-answer.ts';
import type { OracleOptions } from './case.ts';
import { gitWorkspace } from './git-workspace.ts';

/** A template of a public repository, at a commit. */
export interface TemplateCase {
  readonly repo: string;
  readonly commit: string;
  /** its path */
  readonly bicep: string;
  /** the template beside it that the facts were read from */
  readonly json: string;
  /** `decompiler`: the Bicep was made of the JSON */
  readonly group?: string;
}

/** The template of a case: the Bicep file, unless the JSON beside it is one of its own that only has the same name. */
export function templatePath({ bicep, json, group }: TemplateCase, { workspace }: EvaluationContext): string {
  const source = group === 'decompiler' || !workspace.has(json) ? null : workspace.read(json);
  return source && !source.text.includes('"_generator"') ? json : bicep;
}

/** The repositories that cases name, each read once. */
export class Repositories {
  readonly #folder: string | null;
  readonly #contexts = new Map<string, EvaluationContext | null>();

  constructor({ repos }: OracleOptions) {
    this.#folder = repos;
  }

  /** null where the repository isn't there */
  context({ repo, commit }: TemplateCase): EvaluationContext | null {
    const key = `${repo}@${commit}`;
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const path = this.#folder === null ? null : join(this.#folder, repo.replace('/', '+'), 'repo');
    const context = path !== null && existsSync(path) ? caseContext(gitWorkspace(path, commit)) : null;
    this.#contexts.set(key, context);
    return context;
  }
}

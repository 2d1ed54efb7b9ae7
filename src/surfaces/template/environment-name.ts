import { folderOf, nameOf } from '../../workspace/workspace.ts';
import { stemOf } from './template-files.ts';

/** Words of a parameter file's name that name no environment. */
const NO_ENVIRONMENT = new Set(
  ['parameters', 'parameter', 'params', 'param', 'bicepparam', 'main', 'azuredeploy', ''].concat(
    // it shows what a parameter file looks like
    ['example', 'sample', 'template'],
  ),
);
/** `parameters-for-template-BotApp-with-rg.json`: which template they are for. */
const OF_TEMPLATE = /^for[-_]/i;
/** Folders that hold parameter files of any environment. */
const PARAMETER_FOLDER =
  /^(parameters?|params?|profiles?|env|envs|environments?|config|configs|configuration|variables|vars|values|bicepparams?|infra|infrastructure|iac|bicep|arm|templates?|deploy|deployment|main)$/i;

/**
 * The environment that a parameter file is for, by its name: `main.prod.bicepparam`, `main.parameters.prod.json`,
 * `prod.parameters.json`, `parameters/prod.json` are `prod`; `main.parameters.json` names none, unless its folder does:
 * `environments/prod/main.bicepparam`.
 * @param template the template that it is for
 */
export function environmentName(file: string, template: string | null): string | null {
  const stem = template === null ? '' : stemOf(template);
  const own = new Set([stem, ...stem.split('.')].map(bare));
  const whole = nameOf(file).replace(/\.(bicepparam|jsonc?)$/i, '');
  const words = withoutPrefix(whole, stem)
    .split('.')
    .map((word) => withoutPrefix(word, 'parameters').replace(/[-_](parameters?|params?)$/i, ''))
    .filter((word) => !NO_ENVIRONMENT.has(word.toLowerCase()) && !own.has(bare(word)) && !OF_TEMPLATE.test(word));
  if (words.length > 0) return words.join('.');
  const folder = folderOf(file);
  const last = nameOf(folder);
  const besideTemplate = template !== null && folderOf(template) === folder;
  return folder === '' || besideTemplate || PARAMETER_FOLDER.test(last) ? null : last;
}

/** What is left of `mainTemplate`, `mainParameters` and `main-params` without the word for what they are. */
function bare(word: string): string {
  return word.toLowerCase().replace(/template|param(?:eter)?s?|[^a-z0-9]/g, '');
}

/** `main-prod` without `main`, `parameters-prod` without `parameters`. */
function withoutPrefix(text: string, prefix: string): string {
  if (prefix === '' || !text.toLowerCase().startsWith(prefix)) return text;
  const rest = text.slice(prefix.length);
  return /^[-_.]/.test(rest) ? rest.slice(1) : rest === '' ? '' : text;
}

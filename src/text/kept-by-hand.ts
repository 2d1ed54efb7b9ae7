/** What `az webapp up` keeps in the folder that it was run in. */
export const CLI_CONFIG = /(^|\/)\.azure\/config$/;

/** Where the App Service extension of VS Code keeps which app the folder is deployed to. */
export const EDITOR_SETTINGS = /(^|\/)\.vscode\/settings\.json$/;

/** The file tells of an app that somebody deploys by hand. */
export function isKeptByHand(path: string): boolean {
  return CLI_CONFIG.test(path) || EDITOR_SETTINGS.test(path);
}
